import { Check, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import './toast.css';

/** What just happened: something is done, or could not be, and why. */
export interface ToastNote {
  readonly tone: 'done' | 'problem';
  readonly text: string;
}

/** What went wrong is a sentence, and takes longer to read. */
const shownMs = { done: 2500, problem: 8000 };

interface ToastProps {
  readonly note: ToastNote | undefined;
  readonly onDone: () => void;
}

/** A short word about what just happened. The region stays mounted, else screen readers miss the first one. */
export function Toast({ note, onDone }: ToastProps) {
  useEffect(() => {
    if (note === undefined) return;
    const timer = window.setTimeout(onDone, shownMs[note.tone]);
    return () => window.clearTimeout(timer);
  }, [note, onDone]);
  return (
    <div className="toasts" aria-live="polite">
      {note === undefined ? null : (
        <div className="toast">
          {note.tone === 'done' ? <Check aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
          {note.text}
        </div>
      )}
    </div>
  );
}
