import { useLayoutEffect, useRef } from 'react';

interface AskProps {
  readonly question: string;
  readonly verb: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once more before something is gone. What keeps it has the keyboard. */
export function Ask({ question, verb, onYes, onNo }: AskProps) {
  const no = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => no.current?.focus(), []);
  return (
    <div className="comment-ask" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div className="comment-form-end">
        <button ref={no} type="button" className="button outlined" onClick={onNo}>
          Keep
        </button>
        <button type="button" className="button primary" onClick={onYes}>
          {verb}
        </button>
      </div>
    </div>
  );
}
