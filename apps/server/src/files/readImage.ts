import { buffer } from 'node:stream/consumers';
import type { BoardFiles } from './boardFiles.ts';

/** The bytes of an image that a board has to do with; nothing where there is none. */
export async function readImage(
  files: Pick<BoardFiles, 'open'>,
  boardId: string,
  name: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
  const file = await files.open(boardId, name);
  return file && { type: file.type, bytes: await buffer(file.stream()) };
}
