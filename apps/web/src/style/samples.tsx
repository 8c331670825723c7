import type { Corners, Dash, Fill, Head, Roughness, Route } from '@drawbridge/board';
import type { ReactNode } from 'react';

/*
 * Small pictures of what styles look like, in the colour of the button that they are on.
 */

interface SampleProps {
  readonly children: ReactNode;
}

function Sample({ children }: SampleProps) {
  return (
    <svg className="style-sample" viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}

/** A short stroke as wide as it will be at 100 %. */
export function WidthSample({ width }: { readonly width: number }) {
  return (
    <Sample>
      <path d="M5 16c4-9 6 3 14-8" strokeWidth={Math.min(width, 9)} />
    </Sample>
  );
}

const hatch = 'M5 13 13 5M5 19 19 5M11 19l8-8';
const crossHatch = `${hatch}M5 11l8 8M5 5l14 14M11 5l8 8`;

export function FillSample({ fill }: { readonly fill: Fill }) {
  return (
    <Sample>
      <rect x="4" y="4" width="16" height="16" rx="3" className={`fill-${fill}`} />
      {fill === 'hachure' && <path d={hatch} strokeWidth="1.25" />}
      {fill === 'cross-hatch' && <path d={crossHatch} strokeWidth="1.25" />}
      {fill === 'none' && <path d="M6 18 18 6" strokeWidth="1.25" className="is-faint" />}
    </Sample>
  );
}

const dashes: Readonly<Record<Dash, string>> = { solid: 'none', dashed: '4.5 4', dotted: '0.1 4.7' };

export function DashSample({ dash }: { readonly dash: Dash }) {
  return (
    <Sample>
      <path d="M3 12h18" strokeWidth="2.25" strokeDasharray={dashes[dash]} />
    </Sample>
  );
}

const hands: Readonly<Record<Roughness, string>> = {
  clean: 'M3 15c5-9 13-9 18 0',
  'hand-drawn': 'M3 13.5C5 8.5 7.5 7.5 9 10.5s2 4.5 4 2.5 2-5.5 4-5 2.5 3.5 4 6.5',
  sketchy: 'M3 17C4.5 8.5 7.5 4 9 6.5S6.5 17 9 17s3.5-11.5 6-11.5-1.5 9.5 1 11 3.5-1.5 5-5.5',
};

export function RoughnessSample({ roughness }: { readonly roughness: Roughness }) {
  return (
    <Sample>
      <path d={hands[roughness]} strokeWidth="1.5" />
    </Sample>
  );
}

const corners: Readonly<Record<Corners, string>> = {
  round: 'M5 19v-7a7 7 0 0 1 7-7h7',
  sharp: 'M5 19V5h14',
};

export function CornersSample({ corners: kind }: { readonly corners: Corners }) {
  return (
    <Sample>
      <path d={corners[kind]} strokeWidth="1.75" strokeLinejoin={kind === 'sharp' ? 'miter' : 'round'} />
    </Sample>
  );
}

const routes: Readonly<Record<Route, string>> = {
  straight: 'M4 19 20 5',
  curved: 'M4 19C4 9 20 15 20 5',
  elbow: 'M4 19h8V5h8',
};

export function RouteSample({ route }: { readonly route: Route }) {
  return (
    <Sample>
      <path d={routes[route]} strokeWidth="1.75" />
    </Sample>
  );
}

/** The line up to the head, and the head: lines of it, then what is filled. Its tip is at the right. */
const heads: Readonly<Record<Head, readonly [line: string, lines: string, filled: string]>> = {
  none: ['M3 12h18', '', ''],
  arrow: ['M3 12h18', 'm15 7 6 5-6 5', ''],
  triangle: ['M3 12h11', '', 'm21 12-8 4.5v-9z'],
  'triangle-outline': ['M3 12h10', 'm21 12-8 4.5v-9z', ''],
  bar: ['M3 12h17', 'M20 7v10', ''],
  dot: ['M3 12h11', '', 'M21 12a4 4 0 1 1-8 0 4 4 0 1 1 8 0'],
  'dot-outline': ['M3 12h10', 'M21 12a4 4 0 1 1-8 0 4 4 0 1 1 8 0', ''],
  diamond: ['M3 12h8', '', 'm21 12-5.5 4-5.5-4 5.5-4z'],
  'diamond-outline': ['M3 12h7', 'm21 12-5.5 4-5.5-4 5.5-4z', ''],
  one: ['M3 12h18', 'M16 7v10', ''],
  many: ['M3 12h18', 'M21 6.5 13 12l8 5.5', ''],
  'one-or-many': ['M3 12h18', 'M21 6.5 14 12l7 5.5M10.5 7v10', ''],
};

/** One end of a line: the start has its head at the left. */
export function HeadSample({ head, isStart }: { readonly head: Head; readonly isStart: boolean }) {
  const [line, lines, filled] = heads[head];
  return (
    <Sample>
      <g strokeWidth="1.75" transform={isStart ? 'matrix(-1 0 0 1 24 0)' : undefined}>
        <path d={line} />
        <path d={lines} />
        <path d={filled} className="is-filled" />
      </g>
    </Sample>
  );
}
