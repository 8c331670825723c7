import type { Color, FillColor } from '@drawbridge/board';
import { Pipette } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { TipButton } from '../parts/TipButton.tsx';
import type { Theme } from '../theme/theme.ts';
import { type Choice, Choices } from './Choices.tsx';
import { colorLabel, hexOf, namedIfKnown, parseHex } from './colorText.ts';
import { hasEyeDropper, pickFromScreen } from './eyeDropper.ts';
import { Swatch } from './Swatch.tsx';

/** What a palette is for. */
export interface PaletteProps {
  readonly label: string;
  readonly theme: Theme;
  /** Colours of one's own that were used lately. */
  readonly recent: readonly Color[];
  /** The named ones, and what else can be chosen. */
  readonly choices: readonly Choice<FillColor>[];
  readonly value: FillColor | 'mixed' | undefined;
  readonly onChoose: (color: FillColor) => void;
}

interface ColorPaletteProps extends PaletteProps {
  readonly onDone: () => void;
}

/** Every way to say a colour: a named one, one used lately, one that is typed, mixed, or picked from the screen. */
export function ColorPalette({ label, theme, recent, choices, value, onChoose, onDone }: ColorPaletteProps) {
  const choose = (color: FillColor) => {
    onChoose(color);
    onDone();
  };
  const pick = async () => {
    onDone();
    const picked = await pickFromScreen();
    if (picked) onChoose(namedIfKnown(picked, theme));
  };
  const shown = value === undefined || value === 'mixed' || value === 'stroke' ? undefined : value;
  return (
    <div className="color-palette">
      <Choices label={label} choices={choices} value={value} className="swatches" onChoose={choose} />
      {recent.length > 0 && (
        <>
          <span className="style-caption">Your own</span>
          <Choices
            label={`${label}: your own`}
            choices={recent.map((color) => ({
              value: color,
              label: colorLabel(color),
              picture: <Swatch color={color} />,
            }))}
            value={value}
            className="swatches"
            onChoose={choose}
          />
        </>
      )}
      <div className="color-entry">
        <HexField key={shown} color={shown && hexOf(shown, theme)} onChoose={onChoose} />
        {hasEyeDropper() && (
          <TipButton label="Pick from the screen" shortcut="I" side="above" onClick={() => void pick()}>
            <Pipette aria-hidden="true" />
          </TipButton>
        )}
      </div>
    </div>
  );
}

interface HexFieldProps {
  readonly color: string | undefined;
  readonly onChoose: (color: Color) => void;
}

/** A colour as a number, beside the browser's own mixer of colours. */
function HexField({ color = '', onChoose }: HexFieldProps) {
  const [typed, setTyped] = useState(color);
  const parsed = parseHex(typed);
  // By what the field holds: an event may come before what was typed is known here.
  const accept = ({ currentTarget: { value } }: SyntheticEvent<HTMLInputElement>) => {
    const entered = parseHex(value);
    if (entered && entered !== color) onChoose(entered);
  };
  return (
    <>
      <input
        type="color"
        className="color-mixer"
        aria-label="Mix a colour"
        title="Mix a colour"
        value={parsed ?? '#000000'}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={accept}
      />
      <input
        type="text"
        className="field color-hex"
        aria-label="Colour as #rrggbb"
        aria-invalid={typed !== '' && !parsed}
        placeholder="#rrggbb"
        autoComplete="off"
        spellCheck={false}
        maxLength={9}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && accept(event)}
        onBlur={accept}
      />
    </>
  );
}
