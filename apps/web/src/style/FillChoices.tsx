import { type Color, FILLS, type Fill, type FillColor, type Style } from '@drawbridge/board';
import type { ShownStyle } from '@drawbridge/editor';
import { themes } from '@drawbridge/shapes';
import type { Ref } from 'react';
import type { Theme } from '../theme/theme.ts';
import { type Choice, Choices } from './Choices.tsx';
import { ColorPalette } from './ColorPalette.tsx';
import { colorLabel, hexOf } from './colorText.ts';
import { offeredColors } from './offeredColors.ts';
import { PopoverButton, type PopoverHandle } from './PopoverButton.tsx';
import { Swatch } from './Swatch.tsx';
import { FillSample } from './samples.tsx';

const fillLabels: Readonly<Record<Fill, string>> = {
  none: 'No fill',
  tint: 'Tinted fill',
  solid: 'Solid fill',
  hachure: 'Hachure fill',
  'cross-hatch': 'Cross-hatch fill',
};

const fills = FILLS.map((fill) => ({
  value: fill,
  label: fillLabels[fill],
  picture: <FillSample fill={fill} />,
}));

interface FillChoicesProps {
  readonly style: ShownStyle;
  readonly theme: Theme;
  readonly recent: readonly Color[];
  readonly onStyle: (patch: Partial<Style>) => void;
  readonly handle: Ref<PopoverHandle>;
}

/** How the inside is filled, and with which colour. What is always filled, as paper is, has a colour only. */
export function FillChoices({ style, theme, recent, onStyle, handle }: FillChoicesProps) {
  const { fill, fillColor } = style;
  const isPaper = fill === undefined;
  const label = isPaper ? 'Paper colour' : 'Fill colour';
  const choose = (color: FillColor) =>
    // Whoever chooses a colour wants to see it.
    onStyle(fill === 'none' ? { fillColor: color, fill: 'solid' } : { fillColor: color });
  return (
    <div className="fill-choices">
      {isPaper ? null : (
        <Choices label="Fill" choices={fills} value={fill} onChoose={(next) => onStyle({ fill: next })} />
      )}
      <PopoverButton
        label={label}
        shortcut="G"
        picture={
          <Swatch isRound={false} color={isPaper ? paperOf(fillColor, theme) : fillOf(style, theme)} />
        }
        handle={handle}
      >
        {(close) => (
          <ColorPalette
            label={label}
            theme={theme}
            recent={recent}
            choices={isPaper ? papers(theme) : fillColors(style, theme)}
            value={isPaper && fillColor === 'stroke' ? 'yellow' : fillColor}
            onChoose={choose}
            onDone={close}
          />
        )}
      </PopoverButton>
    </div>
  );
}

function fillColors({ color }: ShownStyle, theme: Theme): Choice<FillColor>[] {
  const sameAsLine = color === undefined || color === 'mixed' ? undefined : hexOf(color, theme);
  return [
    { value: 'stroke', label: 'Same as the line', picture: <Swatch isRound={false} color={sameAsLine} /> },
    ...offeredColors.map((name) => ({
      value: name,
      label: colorLabel(name),
      picture: <Swatch color={hexOf(name, theme)} />,
    })),
  ];
}

function papers(theme: Theme): Choice<FillColor>[] {
  return offeredColors.map((name) => ({
    value: name,
    label: colorLabel(name),
    picture: <Swatch isRound={false} color={paperOf(name, theme)} />,
  }));
}

function fillOf({ color, fillColor }: ShownStyle, theme: Theme): string | undefined {
  const resolved = fillColor === 'stroke' ? color : fillColor;
  return resolved === undefined || resolved === 'mixed' ? undefined : hexOf(resolved, theme);
}

function paperOf(fillColor: ShownStyle['fillColor'], theme: Theme): string | undefined {
  if (fillColor === undefined || fillColor === 'mixed') return undefined;
  const { papers } = themes[theme];
  const known: Readonly<Record<string, string>> = { ...papers, stroke: papers.yellow };
  return known[fillColor] ?? fillColor;
}
