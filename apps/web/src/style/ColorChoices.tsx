import { type Color, isHexColor } from '@drawbridge/board';
import type { Ref } from 'react';
import type { Theme } from '../theme/theme.ts';
import { Choices } from './Choices.tsx';
import { ColorPalette } from './ColorPalette.tsx';
import { colorLabel, hexOf } from './colorText.ts';
import { offeredColors } from './offeredColors.ts';
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

/** The colours that are offered first, and a button for all others. */
export function ColorChoices({ label, theme, recent, value, onChoose, handle }: ColorChoicesProps) {
  const choices = offeredColors.map((color) => ({
    value: color,
    label: colorLabel(color),
    picture: <Swatch color={hexOf(color, theme)} />,
  }));
  const own = value !== 'mixed' && isHexColor(value) && !offeredColors.includes(value) ? value : undefined;
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
