import { type DBSchema, openDB } from 'idb';
import { ownName } from '../address.ts';
import { browserStorage, writeStored } from '../storedValue.ts';
import { HANDED_OVER_KEY } from './handedOverKey.ts';

/*
 * A file on its way from the page of all boards to the board that is made of it: the browser keeps it for the moment between.
 * Nothing but a page with a board knows fonts, images and the connection that adding it takes.
 */

const DATABASE = 'drawbridge-handed-over';
const VERSION = 1;
/** There is one at a time: a file that never arrived is in the way of none. */
const PLACE = 'file';

/** The bytes themselves: of a kept File, Firefox has only a place on the disk, which goes with the record. */
interface Kept {
  readonly boardId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

interface Schema extends DBSchema {
  files: { key: string; value: Kept };
}

/** Keeps the file for that board. Rejects where the browser keeps nothing. */
export async function handOver(boardId: string, file: File): Promise<void> {
  const { name, type } = file;
  const kept = { boardId, name, type, bytes: await file.arrayBuffer() };
  const database = await open();
  try {
    await database.put('files', kept, PLACE);
  } finally {
    database.close();
  }
  writeStored(browserStorage(), HANDED_OVER_KEY, boardId);
}

/** The file that was kept for this board, once. */
export async function takeHandedOver(boardId: string): Promise<File | undefined> {
  const database = await open();
  try {
    const kept = await database.get('files', PLACE);
    if (kept?.boardId !== boardId) return undefined;
    await database.delete('files', PLACE);
    writeStored(browserStorage(), HANDED_OVER_KEY, '');
    return new File([kept.bytes], kept.name, { type: kept.type });
  } finally {
    database.close();
  }
}

function open() {
  return openDB<Schema>(ownName(DATABASE), VERSION, {
    upgrade: (opened) => void opened.createObjectStore('files'),
  });
}
