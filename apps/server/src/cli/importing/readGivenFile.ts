import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { BackupError } from '../../backup/backupError.ts';
import { tooManyBytes } from '../../boardContent/readBoardFile.ts';
import { statOf } from '../../files/onDisk.ts';

/**
 * The bytes of a file that somebody names, or of what else can be read.
 *
 * @throws BackupError where there is none, or more of it than is taken.
 */
export async function readGivenFile(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const there = await statOf(path);
  if (!there) throw new BackupError(`There is no file ${path}.`);
  if (there.isDirectory()) throw new BackupError(`${path} is a folder, not a file.`);
  if (there.size > maxBytes) throw new BackupError(`${path}: ${tooManyBytes(there.size, maxBytes)}`);
  // A pipe has no size before its end: one byte more than is taken tells that it is too much.
  const bytes = await buffer(createReadStream(path, { end: maxBytes }));
  if (bytes.length > maxBytes) throw new BackupError(`${path} has more bytes than IMPORT_MAX_BYTES allows.`);
  return new Uint8Array(bytes);
}
