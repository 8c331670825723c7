import { FolderOpen, Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { atServer } from '../address.ts';
import { boardHref } from '../knownBoards/knownBoard.ts';
import { pickFile } from '../openFile/pickFile.ts';
import type { ToastNote } from '../parts/Toast.tsx';
import type { BoardList } from './boardList.ts';
import { NotReached } from './boardWork/notReached.ts';
import { openAsBoard } from './lazyParts.ts';
import { TemplateIcon } from './TemplateIcon.tsx';
import { TEMPLATES, type Template } from './templates/templates.ts';
import { useDroppedFile } from './useDroppedFile.ts';
import './startRow.css';

interface StartRowProps {
  readonly list: BoardList | undefined;
  readonly isBusy: boolean;
  readonly onBusy: (what: string | undefined) => void;
  readonly onNote: (note: ToastNote) => void;
}

const NOT_MADE = 'The board could not be made. Try again when there is a network.';

const ONLY_PICTURE = 'This is a picture. Make a new board, and drop it there.';

/** Ways to begin: an empty board, one with something to write into, or what another program made. */
export function StartRow({ list, isBusy, onBusy, onNote }: StartRowProps) {
  const [file, setFile] = useState<File>();
  useDroppedFile(setFile);
  const refusePicture = (): void => {
    setFile(undefined);
    onNote({ tone: 'problem', text: ONLY_PICTURE });
  };
  const start = async (template: Template): Promise<void> => {
    const { label } = template;
    onBusy(`Making a board: ${label} …`);
    try {
      const { createFromTemplate } = await import('./boardWork/createFromTemplate.ts');
      const board = await createFromTemplate(template);
      await list
        ?.add({ ...board, name: label, openedMs: Date.now(), tags: [] }, undefined)
        // The board is there all the same, and opening it is the next that happens.
        .catch(() => {});
      window.location.assign(boardHref(board));
    } catch (error) {
      onNote({ tone: 'problem', text: error instanceof NotReached ? error.message : NOT_MADE });
    } finally {
      onBusy(undefined);
    }
  };
  return (
    <section className="start-row" aria-label="Start a board">
      <a className="start start-new" href={atServer('/')}>
        <Plus aria-hidden="true" />
        New board
      </a>
      {TEMPLATES.map((template) => (
        <button
          key={template.id}
          type="button"
          className="start"
          disabled={isBusy}
          onClick={() => void start(template)}
        >
          <TemplateIcon id={template.id} />
          {template.label}
        </button>
      ))}
      <button type="button" className="start" onClick={() => pickFile(setFile)}>
        <FolderOpen aria-hidden="true" />
        Open a file
      </button>
      {file ? (
        <Suspense>
          <openAsBoard.Part
            file={file}
            onOther={setFile}
            onPicture={refusePicture}
            onClose={() => setFile(undefined)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
