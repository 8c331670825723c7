import { Dialog } from '../parts/Dialog.tsx';
import type { AskedAction } from './askedAction.ts';
import { questionOf } from './questionWords.ts';

interface QuestionProps {
  readonly asked: AskedAction;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asked once before anything is done to people or boards. What is harmless comes first: it has the focus. */
export function Question({ asked, onYes, onClose }: QuestionProps) {
  const { title, text, command, isDanger } = questionOf(asked);
  return (
    <Dialog title={title} className="admin-question" onClose={onClose}>
      <p className="admin-question-text">{text}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className={`button ${isDanger ? 'danger' : 'primary'}`} onClick={onYes}>
          {command}
        </button>
      </div>
    </Dialog>
  );
}
