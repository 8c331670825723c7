import { Check } from 'lucide-react';
import { useEffect } from 'react';
import './toast.css';

const shownMs = 2500;

interface ToastProps {
  readonly text: string | undefined;
  readonly onDone: () => void;
}

/** A short word about what just happened. The region stays mounted, else screen readers miss the first one. */
export function Toast({ text, onDone }: ToastProps) {
  useEffect(() => {
    if (text === undefined) return;
    const timer = window.setTimeout(onDone, shownMs);
    return () => window.clearTimeout(timer);
  }, [text, onDone]);
  return (
    <div className="toasts" aria-live="polite">
      {text === undefined ? null : (
        <div className="toast">
          <Check aria-hidden="true" />
          {text}
        </div>
      )}
    </div>
  );
}
