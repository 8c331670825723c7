import { Dialog } from '../parts/Dialog.tsx';

interface EmptyTrashDialogProps {
  readonly count: number;
  readonly onEmpty: () => void;
  readonly onClose: () => void;
}

/** Asked once: without a link, nobody finds the way back to a board. */
export function EmptyTrashDialog({ count, onEmpty, onClose }: EmptyTrashDialogProps) {
  return (
    <Dialog title={count === 1 ? 'Forget this board?' : `Forget these ${count} boards?`} onClose={onClose}>
      <p className="dialog-text">
        This browser will not know {count === 1 ? 'it' : 'them'} any more, and you will need{' '}
        {count === 1 ? 'its link' : 'their links'} to come back. Nothing is deleted on the server: whoever has
        a link goes on.
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            onEmpty();
            onClose();
          }}
        >
          Empty trash
        </button>
      </div>
    </Dialog>
  );
}
