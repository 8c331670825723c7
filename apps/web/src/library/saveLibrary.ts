import type { SharedItem } from '@drawbridge/board';
import { writeLibrary } from '@drawbridge/formats';
import { exportFileName } from '../exportBoard/fileName.ts';
import { saveBlob } from '../parts/saveFile.ts';

/** Lets the browser save all items as a library of Excalidraw, called as the board is. */
export function saveLibrary(items: readonly SharedItem[], boardName: string): void {
  const text = JSON.stringify(writeLibrary(items), undefined, 2);
  saveBlob(
    exportFileName(boardName, 'excalidrawlib', new Date()),
    new Blob([text], { type: 'application/vnd.excalidrawlib+json' }),
  );
}
