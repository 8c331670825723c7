import type { Comments, Library, NewItem } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { missingImages } from '../clipboard/words.ts';
import { hasFeature } from '../features.ts';
import type { Files } from '../files/files.ts';
import { insertFiles } from '../files/insertFiles.ts';
import { addedToLibrary, isAllAdded } from '../library/words.ts';
import { addToBoard } from './addToBoard.ts';
import { OpenDialog } from './OpenDialog.tsx';
import type { ReadyBoard } from './readyFile.ts';
import { addedWords } from './reportWords.ts';
import type { GivenFile } from './useOpenFile.ts';

export interface OpenOnBoardProps {
  readonly given: GivenFile;
  readonly editor: Editor;
  readonly files: Files;
  readonly comments: Pick<Comments, 'bring'>;
  /** What the board is called, and how to name it as long as nobody did. */
  readonly name: { readonly current: string; set(name: string): void };
  /** Keeps what a file says beside its shapes. */
  readonly foreign: { set(foreign: string): void };
  /** Takes the items of a library, and is shown then. */
  readonly library: Library;
  readonly onShowLibrary: () => void;
  readonly onOther: (given: GivenFile) => void;
  readonly onDone: (words: string) => void;
  readonly onProblem: (words: string) => void;
  readonly onClose: () => void;
}

const ONLY_LOOKING =
  'In view mode nothing can be added to this board. Make a new one of the file on the page of all boards.';

/** A file that is to become a part of the board that one looks at. */
export function OpenOnBoard(props: OpenOnBoardProps) {
  const { given, editor, files, comments, name, foreign, library } = props;
  const { onShowLibrary, onOther, onDone, onProblem, onClose } = props;
  const { file, at, isAgreed } = given;

  const add = async (
    ready: ReadyBoard,
    about: Omit<Parameters<typeof addToBoard>[1], 'editor' | 'files' | 'comments' | 'at'>,
  ) => {
    const wasEmpty = editor.ui.isEmpty;
    const added = await addToBoard(ready, { ...about, editor, files, comments, at });
    if (added.kind === 'readOnly') return ONLY_LOOKING;
    if (isAgreed && name.current === '') name.set(ready.name);
    // Among other things the file is no longer the board.
    if (wasEmpty && ready.document !== undefined) foreign.set(ready.document);
    const items = library.add(ready.library);
    const missing = added.missingImages > 0 ? missingImages(added.missingImages) : '';
    const isWhole = missing === '' && isAllAdded(items);
    const words = [missing || addedWords(added.count), addedToLibrary(items)].filter((part) => part !== '');
    (isWhole ? onDone : onProblem)(words.join(' '));
    return undefined;
  };
  const putIntoLibrary = (items: readonly NewItem[]): void => {
    onClose();
    if (editor.ui.isReadOnly) {
      onProblem(ONLY_LOOKING);
      return;
    }
    const added = library.add(items);
    onShowLibrary();
    (isAllAdded(added) ? onDone : onProblem)(addedToLibrary(added));
  };
  const putPicture = (picture: File): void => {
    onClose();
    if (editor.ui.isReadOnly) onProblem(ONLY_LOOKING);
    else void insertFiles([picture], { editor, files, onProblem }, at);
  };

  return (
    <OpenDialog
      key={`${file.name} ${file.lastModified} ${file.size}`}
      file={file}
      command="Add to this board"
      {...(hasFeature('images') && { pictureCommand: 'Add as a picture' })}
      style={editor.exchange.style}
      isAgreed={isAgreed === true}
      onAdd={add}
      {...(hasFeature('library') && { onLibrary: putIntoLibrary })}
      onPicture={putPicture}
      onOther={(other) => onOther({ file: other, at })}
      onClose={onClose}
    />
  );
}
