import { createHash } from 'node:crypto';
import { readImageHead } from '@drawbridge/protocol';
import type { KeptImage } from '../../boardContent/readBoardFile.ts';
import type { BoardFiles } from '../../files/boardFiles.ts';

interface Place {
  readonly boardId: string;
  readonly files: Pick<BoardFiles, 'append'>;
}

/** Why there is only the place of an image on a board. */
export type LossOfImage =
  /** Its bytes are not in the file. */
  | 'absent'
  /** It is an SVG, which browsers alone draw. */
  | 'drawing'
  /** It is damaged, of another kind than is taken, or larger. */
  | 'refused'
  /** The board, or the server, has all the bytes that it may have. */
  | 'full';

export interface KeptImages {
  readonly kept: ReadonlyMap<string, KeptImage>;
  /** Of each that could not be kept, why. */
  readonly lost: readonly LossOfImage[];
}

/** Puts images into the files of a board. Nothing is fetched: only what lies in the file itself, as a data URL, can be had. */
export async function keepImages(urls: readonly string[], place: Place): Promise<KeptImages> {
  const kept = new Map<string, KeptImage>();
  const lost: LossOfImage[] = [];
  for (const url of urls) {
    const image = await keepOne(url, place);
    if (typeof image === 'string') lost.push(image);
    else kept.set(url, image);
  }
  return { kept, lost };
}

async function keepOne(url: string, { boardId, files }: Place): Promise<KeptImage | LossOfImage> {
  if (/^data:image\/svg\+xml[;,]/i.test(url)) return 'drawing';
  const base64 = /^data:image\/[\w.+-]+;base64,(.*)$/s.exec(url)?.[1];
  if (base64 === undefined) return url.startsWith('data:') ? 'refused' : 'absent';
  const bytes = Buffer.from(base64, 'base64');
  const size = readImageHead(bytes)?.size;
  if (!size) return 'refused';
  const name = createHash('sha256').update(bytes).digest('hex');
  const outcome = await files.append(boardId, name, { offset: 0, length: bytes.length, bytes });
  if (outcome.kind === 'whole') return { name, w: size.w, h: size.h };
  return outcome.kind === 'full' ? 'full' : 'refused';
}
