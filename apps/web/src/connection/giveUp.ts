import type { ConnectionView } from './connectionView.ts';
import { countChanges, placeWords } from './words.ts';

/** After failing for this long, somebody should be told in so many words. The attempts go on. */
export const GIVE_UP_MS = 10 * 60_000;

/** What the banner says when the server could not be reached for so long. */
export function giveUpWords({ unconfirmed, keptOn }: Pick<ConnectionView, 'unconfirmed' | 'keptOn'>): string {
  const place = placeWords(keptOn);
  return unconfirmed === 0
    ? `Cannot reach the server. You can go on drawing: it is kept ${place} until the server is back.`
    : `Cannot reach the server. Your ${countChanges(unconfirmed)} ${unconfirmed === 1 ? 'is' : 'are'} kept ${place}.`;
}
