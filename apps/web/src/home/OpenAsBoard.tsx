import { createBoardId, NEW_BOARD_MARK } from '@drawbridge/protocol';
import { boardHref } from '../knownBoards/knownBoard.ts';
import { handOver } from '../openFile/handOver.ts';
import { OpenDialog } from '../openFile/OpenDialog.tsx';

export interface OpenAsBoardProps {
  readonly file: File;
  readonly onOther: (file: File) => void;
  readonly onPicture: () => void;
  readonly onClose: () => void;
}

const NOT_KEPT =
  'This browser keeps nothing for the pages of this server, as in a private window. Make a new board, and drop the file onto it.';

/** A file that becomes a new board. */
export function OpenAsBoard({ file, onOther, onPicture, onClose }: OpenAsBoardProps) {
  const begin = async (): Promise<string | undefined> => {
    const id = createBoardId();
    try {
      await handOver(id, file);
    } catch {
      return NOT_KEPT;
    }
    window.location.assign(boardHref({ id, hash: NEW_BOARD_MARK }));
    return undefined;
  };
  return (
    <OpenDialog
      key={`${file.name} ${file.lastModified} ${file.size}`}
      file={file}
      command="Open as a new board"
      onAdd={begin}
      onPicture={onPicture}
      onOther={onOther}
      onClose={onClose}
    />
  );
}
