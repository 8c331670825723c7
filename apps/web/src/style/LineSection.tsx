import { DASHES, type Dash, ROUGHNESSES, type Roughness, STROKE_WIDTHS_PX } from '@drawbridge/board';
import type { ShownStyle } from '@drawbridge/editor';
import { Choices } from './Choices.tsx';
import { NumberField } from './NumberField.tsx';
import { StyleSection, type StyleSectionProps } from './StyleSection.tsx';
import { DashSample, RoughnessSample, WidthSample } from './samples.tsx';

const widthLabels = ['Thin', 'Medium', 'Bold', 'Extra bold'];
const dashLabels: Readonly<Record<Dash, string>> = {
  solid: 'Solid line',
  dashed: 'Dashed line',
  dotted: 'Dotted line',
};
const roughnessLabels: Readonly<Record<Roughness, string>> = {
  clean: 'Clean',
  'hand-drawn': 'Hand-drawn',
  sketchy: 'Sketchy',
};

const widths = STROKE_WIDTHS_PX.map((width, at) => ({
  value: width,
  label: `${widthLabels[at] ?? width} line`,
  picture: <WidthSample width={width} />,
}));
const dashes = DASHES.map((dash) => ({
  value: dash,
  label: dashLabels[dash],
  picture: <DashSample dash={dash} />,
}));
const hands = ROUGHNESSES.map((roughness) => ({
  value: roughness,
  label: roughnessLabels[roughness],
  picture: <RoughnessSample roughness={roughness} />,
}));

const MIN_WIDTH_PX = 0.5;
const MAX_WIDTH_PX = 200;

/** Width, dashes, and how steady the hand is. */
export function LineSection({ style, onStyle }: StyleSectionProps) {
  const { width, dash, roughness } = style;
  if (width === undefined) return null;
  return (
    <StyleSection caption="Line">
      <Choices
        label="Line width"
        choices={widths}
        value={width}
        onChoose={(next) => onStyle({ width: next })}
      />
      <NumberField
        label="Line width in pixels"
        value={numberOf(width)}
        min={MIN_WIDTH_PX}
        max={MAX_WIDTH_PX}
        step={0.5}
        onChange={(next) => onStyle({ width: next })}
      />
      {dash !== undefined && (
        <Choices
          label="Line style"
          choices={dashes}
          value={dash}
          onChoose={(next) => onStyle({ dash: next })}
        />
      )}
      {roughness !== undefined && (
        <Choices
          label="Drawn by"
          choices={hands}
          value={roughness}
          onChoose={(next) => onStyle({ roughness: next })}
        />
      )}
    </StyleSection>
  );
}

export function numberOf(value: ShownStyle['width']): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
