import type { ReactNode } from 'react';
import { TipButton } from '../parts/TipButton.tsx';
import { walkChoices } from './walkChoices.ts';

/** One of several values, as its button shows and names it. */
export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  readonly picture: ReactNode;
}

interface ChoicesProps<Value> {
  /** What is chosen here: "Line style". */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  /** Chosen now; one that is none of the choices, such as 'mixed', leaves all of them up. */
  readonly value: unknown;
  readonly onChoose: (value: Value) => void;
  readonly className?: string;
}

/** Buttons of which at most one is pressed. Tab comes to that one, arrows go on from there. */
export function Choices<Value extends string | number>(props: ChoicesProps<Value>) {
  const { label, choices, value, onChoose, className = '' } = props;
  const at = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as part of the grid around it
    <div className={`choices ${className}`} role="group" aria-label={label} onKeyDown={walkChoices}>
      {choices.map((choice, index) => (
        <TipButton
          key={choice.value}
          label={choice.label}
          side="left"
          className="choice"
          aria-pressed={choice.value === value}
          tabIndex={index === at ? 0 : -1}
          onClick={() => onChoose(choice.value)}
        >
          {choice.picture}
        </TipButton>
      ))}
    </div>
  );
}
