import type { Companion } from '@drawbridge/editor';
import { UserMinus } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';

/** Sends somebody away from the board. */
export type RemovePerson = (person: Pick<Companion, 'peerId' | 'name'>) => void;

interface RemoveButtonProps {
  readonly name: string;
  readonly onPress: () => void;
}

/** Beside each person, for owners of the board. Arrows of the list reach it. */
export function RemoveButton({ name, onPress }: RemoveButtonProps) {
  return (
    <button
      type="button"
      className="icon-button person-remove"
      tabIndex={-1}
      aria-label={`Remove ${name}`}
      title={`Remove ${name}`}
      onClick={onPress}
    >
      <UserMinus aria-hidden="true" />
    </button>
  );
}

interface RemoveQuestionProps {
  readonly name: string;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

/** Takes the place of the person: nobody is sent away by a slip of the finger, and it cannot be taken back. */
export function RemoveQuestion({ name, onRemove, onKeep }: RemoveQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    // Not a person that arrows walk over: a question in between, with a toolbar of its own.
    <div role="toolbar" aria-label={`Remove ${name}?`} className="person-question">
      <p>
        <strong>Remove {name}?</strong> To keep them out, revoke the link that they came by as well.
      </p>
      <div className="person-answers">
        <button ref={keep} type="button" className="button outlined" onClick={onKeep}>
          Cancel
        </button>
        <button type="button" className="button primary" onClick={onRemove}>
          Remove
        </button>
      </div>
    </div>
  );
}
