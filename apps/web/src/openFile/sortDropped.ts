import { IMAGE_HEAD_BYTES } from '@drawbridge/protocol';
import { appSettings } from '../appSettings.ts';
import { readHead } from '../files/imageHead.ts';
import { openFile } from './openFile.ts';

/** Kinds of images that may hold a whole board beside what they show. */
const MAY_HOLD_BOARD: ReadonlySet<string> = new Set(['image/png', 'image/svg+xml']);

interface Sorted {
  readonly pictures: readonly File[];
  /** What is more than a picture, or none. */
  readonly others: readonly File[];
}

/** Tells images from files that become shapes. Of many images each is one, whatever else it holds. */
export async function sortDropped(files: readonly File[]): Promise<Sorted> {
  const arePictures = await Promise.all(files.map((file) => isOnlyPicture(file, files.length === 1)));
  return {
    pictures: files.filter((_file, index) => arePictures[index]),
    others: files.filter((_file, index) => !arePictures[index]),
  };
}

async function isOnlyPicture(file: File, isAlone: boolean): Promise<boolean> {
  const head = readHead(new Uint8Array(await file.slice(0, IMAGE_HEAD_BYTES).arrayBuffer()));
  if (!head) return false;
  if (!isAlone || !MAY_HOLD_BOARD.has(head.type)) return true;
  const opened = await openFile(file, { limits: appSettings.imports, signal: new AbortController().signal });
  return opened.kind !== 'board' && opened.kind !== 'library';
}
