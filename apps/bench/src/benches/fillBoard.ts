import { Author } from '../clients/author.ts';
import { points } from '../clients/points.ts';
import { covered } from './covered.ts';
import { wait } from './wait.ts';

const STROKE_BYTES = 2_000;
/** One push of these fits a message. */
const STROKES = 60;

/** A log of so many entries is compacted however little they hold. */
const CRUMBS = 2_050;

/** Draws strokes on a board until it holds `bytes`, and waits until its log was compacted. */
export async function fillBoard(url: string, boardId: string, bytes: number): Promise<void> {
  const author = new Author(url, 'filler');
  await author.join(boardId);
  let head = 0;
  for (let filled = 0; filled < bytes; filled += STROKES * STROKE_BYTES) {
    const strokes = Array.from({ length: STROKES }, (_, index) =>
      points(STROKE_BYTES, author.drawn * STROKES + index),
    );
    head = await author.draw(strokes);
  }
  for (let crumb = 0; crumb < CRUMBS; crumb += 1) await author.draw([points(1, crumb)]);
  // Whether a log is due is asked when it grows, and not while one is being compacted.
  while ((await covered(url, boardId)) < head) {
    await wait(1);
    await author.draw([points(1, 0)]);
  }
  author.client.line.close();
}
