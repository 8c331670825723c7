import { appSettings } from '../appSettings.ts';
import { pictureTypeOf } from '../files/pictureType.ts';
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
  const type = await pictureTypeOf(file);
  if (!type) return false;
  if (!isAlone || !MAY_HOLD_BOARD.has(type)) return true;
  const opened = await openFile(file, { limits: appSettings.imports, signal: new AbortController().signal });
  return opened.kind !== 'board' && opened.kind !== 'library';
}
