import { TriangleAlert } from 'lucide-react';

interface TroubleNoteProps {
  readonly text: string | undefined;
  readonly onAgain: () => void;
}

/** Why what is shown is not what there is now. */
export function TroubleNote({ text, onAgain }: TroubleNoteProps) {
  return (
    <div role="status">
      {text === undefined ? null : (
        <p className="page-note admin-note">
          <TriangleAlert aria-hidden="true" />
          <span>{text}</span>
          <button type="button" className="button outlined" onClick={onAgain}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}
