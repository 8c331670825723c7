import { X } from 'lucide-react';
import {
  type PointerEvent,
  type ReactNode,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog for as long as it is mounted. The native element keeps focus inside, makes the page behind it
 * inert, closes on Escape and gives focus back to where it was.
 */
export function Dialog({ title, className, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const askedToClose = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose();
  };
  // The browser may close it without asking (second Escape in a row); a re-mounted one is open again by then.
  const closedByBrowser = () => {
    if (dialog.current?.open === false) onClose();
  };
  const pressedBackdrop = (event: PointerEvent) => {
    if (event.target === dialog.current) onClose();
  };

  return (
    <dialog
      ref={dialog}
      className={`dialog ${className ?? ''}`}
      aria-labelledby={titleId}
      onCancel={askedToClose}
      onClose={closedByBrowser}
      onPointerDown={pressedBackdrop}
    >
      <div className="dialog-body">
        <h2 id={titleId} className="dialog-title">
          {title}
        </h2>
        {children}
        {/* Last in Tab order, so that opening puts focus on the content; placed in the corner by CSS. */}
        <button type="button" className="icon-button dialog-close" aria-label="Close" onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </div>
    </dialog>
  );
}
