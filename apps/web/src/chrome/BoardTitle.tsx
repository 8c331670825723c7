import { useState } from 'react';
import { boardTitle } from '../boardTitle.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { NameField } from '../parts/NameField.tsx';
import './boardTitle.css';

interface BoardTitleProps {
  readonly name: string;
  /** Absent where one may only read. */
  readonly onRename: ((name: string) => void) | undefined;
}

/** What the board is called. A click edits it in place. */
export function BoardTitle({ name, onRename }: BoardTitleProps) {
  const [isEditing, setEditing] = useState(false);
  const done = (next: string | undefined, isByKey: boolean): void => {
    setEditing(false);
    if (next !== undefined) onRename?.(next);
    if (isByKey) focusCanvas();
  };

  if (!onRename) return <h1 className="board-title board-title-text">{boardTitle(name)}</h1>;
  return (
    <h1 className="board-title">
      {isEditing ? (
        <NameField name={name} onDone={done} />
      ) : (
        <button
          type="button"
          className="button board-title-button"
          title="Rename this board"
          data-unnamed={name === ''}
          onClick={() => setEditing(true)}
        >
          <span>{boardTitle(name)}</span>
        </button>
      )}
    </h1>
  );
}
