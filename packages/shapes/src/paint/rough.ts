import type { Path, Roughness } from '@drawbridge/board';
import type rough from 'roughjs';
import { createBoundedCache } from '../boundedCache.ts';

type Generator = ReturnType<typeof rough.generator>;

/** How the library is to draw. Lines of the quick hand also miss their corners. */
const HANDS = {
  'hand-drawn': { roughness: 1.25, maxRandomnessOffset: 2, preserveVertices: true },
  sketchy: { roughness: 2, maxRandomnessOffset: 1.7, preserveVertices: false },
} as const;
/** A longer line bends by no more than one of this length, in page px. */
const MAX_BENT_PX = 200;
/** What the library adds to the offset when it goes over a curve the second time. */
const SECOND_OFFSET_PX = 0.3;
/** A line that is this little off, on the canvas, looks clean, and is drawn so. */
const MIN_OFFSET_CANVAS_PX = 0.6;
/** LIMIT of rough lines in memory, a few KB each: about as many as are in view where roughness shows. */
const MAX_PATHS = 1500;

/*
 * A page has the library once for all editors on it, and so has each worker; what is known of it is therefore kept here and
 * not by any editor.
 */
let generator: Generator | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();
const paths = createBoundedCache<string, Path2D>(MAX_PATHS);

/** Loads what rough lines are drawn with, if that was not done yet. Where it cannot be had, lines stay clean. */
export function loadRough(): Promise<void> {
  loading ??= import('roughjs').then(
    (module) => {
      generator = module.default.generator();
      for (const listener of listeners) listener();
    },
    () => {},
  );
  return loading;
}

/** `listener` is called when rough lines can be drawn: whatever was painted with them looks different from then on. */
export function onRoughLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A line as it was meant. */
export interface RoughLine {
  /** The same seed and path make the same line, on every screen: the id of the shape. */
  readonly seed: string;
  readonly roughness: Roughness;
  /** Canvas px per page px. */
  readonly scale: number;
  /** Equal names mean equal paths. */
  readonly name: () => string;
  readonly path: () => Path;
  /** Drawn once and not twice, as the lines of a hatch. */
  readonly isSingle?: boolean;
}

/**
 * The line as a hand draws it, to be stroked. Undefined where it is to be drawn as it is: a clean one, one so small that
 * roughness does not show, or while the library that draws it is being loaded, which this starts.
 */
export function roughPath(line: RoughLine): Path2D | undefined {
  const { roughness, seed, name, scale, isSingle = false } = line;
  if (roughness === 'clean') return undefined;
  const hand = HANDS[roughness];
  if (hand.roughness * hand.maxRandomnessOffset * scale < MIN_OFFSET_CANVAS_PX) return undefined;
  if (!generator) {
    void loadRough();
    return undefined;
  }
  const key = `${seed} ${roughness} ${isSingle} ${name()}`;
  const known = paths.get(key);
  if (known) return known;
  const drawn = generate(generator, line, hand);
  paths.set(key, drawn);
  return drawn;
}

/** How far a rough line is from the one that was meant, at most, in page px. */
export function roughReach(roughness: Roughness): number {
  if (roughness === 'clean') return 0;
  const { roughness: much, maxRandomnessOffset: offset } = HANDS[roughness];
  return much * (offset + SECOND_OFFSET_PX + (offset * MAX_BENT_PX) / 200);
}

function generate(by: Generator, line: RoughLine, hand: (typeof HANDS)[keyof typeof HANDS]): Path2D {
  const path = line.path();
  const drawn = by.path(svgOf(path), {
    ...hand,
    bowing: Math.min(1, MAX_BENT_PX / Math.max(1, extentOf(path))),
    seed: numberOf(line.seed),
    disableMultiStroke: line.isSingle ?? false,
  });
  const result = new Path2D();
  for (const { op, data } of drawn.sets.flatMap(({ ops }) => ops)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = data;
    if (op === 'move') result.moveTo(a, b);
    else if (op === 'lineTo') result.lineTo(a, b);
    else result.bezierCurveTo(a, b, c, d, e, f);
  }
  return result;
}

/** In hundredths of a px, which is finer than any of this shows. */
function svgOf(path: Path): string {
  return path.map(([name, ...at]) => LETTERS[name] + at.map((px) => px.toFixed(2)).join(' ')).join('');
}

const LETTERS = { move: 'M', line: 'L', curve: 'C' } as const;

/** The longest way from the beginning, along x or y. */
function extentOf(path: Path): number {
  const [, ...first] = path[0] ?? ['move', 0, 0];
  let extent = 0;
  for (const [, ...at] of path) {
    at.forEach((px, index) => {
      extent = Math.max(extent, Math.abs(px - (first[index % 2] ?? 0)));
    });
  }
  return extent;
}

/** A number for the text, never zero, which would mean chance. FNV-1a. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash & 0x7fffffff || 1;
}
