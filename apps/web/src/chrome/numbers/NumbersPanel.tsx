import type { Editor, NumberName, SelectionNumbers } from '@drawbridge/editor';
import { X } from 'lucide-react';
import { TipButton } from '../../parts/TipButton.tsx';
import { useSource } from '../../parts/useSource.ts';
import { NumberField } from '../../style/NumberField.tsx';
import './numbersPanel.css';

export interface NumbersPanelProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** LIMIT of places and sizes that can be typed, in page px. */
const MAX_PX = 1e7;

interface Field {
  readonly name: NumberName;
  readonly sign: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

const fields: readonly Field[] = [
  { name: 'x', sign: 'X', label: 'From the left', min: -MAX_PX, max: MAX_PX },
  { name: 'y', sign: 'Y', label: 'From the top', min: -MAX_PX, max: MAX_PX },
  { name: 'w', sign: 'W', label: 'Width', min: 0.5, max: MAX_PX },
  { name: 'h', sign: 'H', label: 'Height', min: 0.5, max: MAX_PX },
  { name: 'degrees', sign: '∠', label: 'Angle in degrees', min: -360, max: 360 },
];

/** Where the selection is, how large and how far it is turned: to be read, and to be typed. */
export function NumbersPanel({ editor: { numbers }, onClose }: NumbersPanelProps) {
  const shown = useSource(numbers);
  return (
    <section className="panel numbers" aria-label="Numbers">
      {shown ? (
        <div className="numbers-fields">
          {fields.map((field) => (
            <NumberOf key={field.name} field={field} numbers={shown} onSet={numbers.set} />
          ))}
        </div>
      ) : (
        <p className="numbers-hint">Select something to see its place, size and angle.</p>
      )}
      <TipButton label="Hide numbers" shortcut="Alt+/" onClick={onClose}>
        <X aria-hidden="true" />
      </TipButton>
    </section>
  );
}

interface NumberOfProps {
  readonly field: Field;
  readonly numbers: SelectionNumbers;
  readonly onSet: (name: NumberName, value: number) => void;
}

function NumberOf({ field: { name, sign, label, min, max }, numbers, onSet }: NumberOfProps) {
  const value = numbers[name];
  const canChange = !numbers.isLocked && value !== undefined && !(name === 'h' && numbers.hasOwnHeight);
  return (
    <div className="numbers-field">
      <span aria-hidden="true">{sign}</span>
      <fieldset disabled={!canChange}>
        <NumberField
          label={value === 'mixed' ? `${label}, mixed` : label}
          value={value === 'mixed' ? undefined : value}
          min={min}
          max={max}
          step={1}
          onChange={(next) => onSet(name, next)}
        />
      </fieldset>
    </div>
  );
}
