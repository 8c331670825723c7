import { createHash } from 'node:crypto';
import { readImageHead } from '@drawbridge/protocol';
import type { KeptImage } from '../../boardContent/readBoardFile.ts';
import type { BoardFiles } from '../../files/boardFiles.ts';

interface Place {
  readonly boardId: string;
  readonly files: Pick<BoardFiles, 'append'>;
}

/** Puts images into the files of a board. Nothing is fetched: only what lies in the file itself, as a data URL, can be had. */
export async function keepImages(urls: readonly string[], place: Place): Promise<Map<string, KeptImage>> {
  const kept = new Map<string, KeptImage>();
  for (const url of urls) {
    const image = await keepOne(url, place);
    if (image) kept.set(url, image);
  }
  return kept;
}

async function keepOne(url: string, { boardId, files }: Place): Promise<KeptImage | undefined> {
  const base64 = /^data:image\/[\w.+-]+;base64,(.*)$/s.exec(url)?.[1];
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  const size = readImageHead(bytes)?.size;
  if (!size) return undefined;
  const name = createHash('sha256').update(bytes).digest('hex');
  const outcome = await files.append(boardId, name, { offset: 0, length: bytes.length, bytes });
  return outcome.kind === 'whole' ? { name, w: size.w, h: size.h } : undefined;
}
