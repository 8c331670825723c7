import { type FormEvent, useState } from 'react';
import { boardTitle } from '../boardTitle.ts';
import { type KnownBoard, MAX_TAGS, parseTags } from '../knownBoards/knownBoard.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { TagChoices } from './TagChoices.tsx';

interface TagsDialogProps {
  readonly board: KnownBoard;
  /** Tags that other boards have. */
  readonly known: readonly string[];
  readonly onSave: (board: KnownBoard, tags: readonly string[]) => void;
  readonly onClose: () => void;
}

/** One's own words about a board, to find it by. */
export function TagsDialog({ board, known, onSave, onClose }: TagsDialogProps) {
  const [typed, setTyped] = useState(board.tags.join(', '));
  const tags = parseTags(typed.split(','));
  const others = known.filter((tag) => !tags.includes(tag));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(board, tags);
    onClose();
  };
  return (
    <Dialog title={`Tags of ${boardTitle(board.name)}`} onClose={onClose}>
      <form onSubmit={submit}>
        <label className="field-label" htmlFor="tags">
          Tags, with commas between them
        </label>
        <input
          id="tags"
          className="field"
          value={typed}
          autoComplete="off"
          aria-describedby="tags-note"
          onChange={(event) => setTyped(event.target.value)}
        />
        <TagChoices
          legend="Add a tag of another board"
          tags={tags.length < MAX_TAGS ? others : []}
          onChoose={(tag) => setTyped([...tags, tag].join(', '))}
        />
        <p id="tags-note" className="dialog-text">
          Only this browser knows them. A board can have {MAX_TAGS}.
        </p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
