import { COLOR_NAMES, type Color, isHexColor } from '@drawbridge/board';
import type { Ref } from 'react';
import type { Theme } from '../theme/theme.ts';
import { Choices } from './Choices.tsx';
import { ColorPalette } from './ColorPalette.tsx';
import { colorLabel, hexOf } from './colorText.ts';
import { PopoverButton, type PopoverHandle } from './PopoverButton.tsx';
import { Swatch } from './Swatch.tsx';

interface ColorChoicesProps {
  readonly label: string;
  readonly theme: Theme;
  readonly recent: readonly Color[];
  readonly value: Color | 'mixed';
  readonly onChoose: (color: Color) => void;
  readonly handle: Ref<PopoverHandle>;
}

/** The named colours, and a button for all others. */
export function ColorChoices({ label, theme, recent, value, onChoose, handle }: ColorChoicesProps) {
  const choices = COLOR_NAMES.map((color) => ({
    value: color as Color,
    label: colorLabel(color),
    picture: <Swatch color={hexOf(color, theme)} />,
  }));
  const own = value !== 'mixed' && isHexColor(value) ? value : undefined;
  return (
    <div className="color-choices">
      <Choices label={label} choices={choices} value={value} className="swatches" onChoose={onChoose} />
      <PopoverButton
        label={`${label}: any other`}
        shortcut="S"
        isPressed={own !== undefined}
        picture={<Swatch color={own} />}
        handle={handle}
      >
        {(close) => (
          <ColorPalette
            label={label}
            theme={theme}
            recent={recent}
            choices={choices}
            value={value}
            // Only what is offered there, and no 'stroke' is.
            onChoose={(color) => color !== 'stroke' && onChoose(color)}
            onDone={close}
          />
        )}
      </PopoverButton>
    </div>
  );
}
