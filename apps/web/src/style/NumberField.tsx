import { type KeyboardEvent, useState } from 'react';
import { focusCanvas } from '../parts/focusCanvas.ts';

interface NumberFieldProps {
  readonly label: string;
  /** Shown now; nothing when the shapes differ. */
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number to be typed, or changed by the arrows up and down. What is no number leaves everything as it is. */
export function NumberField({ label, value, min, max, step, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const shown = value === undefined ? '' : String(Math.round(value * 100) / 100);

  const accept = (text: string) => {
    setTyped(undefined);
    const number = Number(text.trim().replace(',', '.') || Number.NaN);
    if (text !== shown && Number.isFinite(number)) set(number);
  };
  const set = (number: number) => {
    const next = Math.min(max, Math.max(min, Math.round(number * 100) / 100));
    if (next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      set((Number(event.currentTarget.value) || min) + direction * step * (event.shiftKey ? 10 : 1));
      setTyped(undefined);
    } else if (event.key === 'Enter') {
      accept(event.currentTarget.value);
      focusCanvas();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setTyped(undefined);
      focusCanvas();
    }
  };
  return (
    <input
      className="style-number"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      title={label}
      placeholder="–"
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => accept(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
