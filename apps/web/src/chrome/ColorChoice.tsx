import { Check } from 'lucide-react';
import { inkOn } from '../profile/contrast.ts';
import { profileColors } from '../profile/profileColors.ts';

interface ColorChoiceProps {
  readonly color: string;
  readonly onChoose: (hex: string) => void;
}

/** The colours a person can have, as one radio group: arrow keys walk it, every colour has a name. */
export function ColorChoice({ color, onChoose }: ColorChoiceProps) {
  return (
    <fieldset className="color-choice">
      <legend className="field-label">Your colour</legend>
      {profileColors.map(({ name, hex }) => (
        <label key={hex} title={name} style={{ background: hex, color: inkOn(hex) }}>
          <input
            type="radio"
            className="over-label"
            name="profile-color"
            aria-label={name}
            checked={hex === color}
            onChange={() => onChoose(hex)}
          />
          {hex === color ? <Check aria-hidden="true" /> : null}
        </label>
      ))}
    </fieldset>
  );
}
