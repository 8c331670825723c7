import { createOutbox, type Outbox } from './outbox.ts';
import { type Piece, splitByClient } from './splitByClient.ts';

/**
 * An outbox whose every push holds the changes of one client only.
 *
 * A doc that was filled before it was opened, or that takes in another doc, has changes of several. The outbox merges what
 * it holds, so those of the next client wait until it is empty. What is drawn here is all of one client and never waits.
 */
export function createClientOutbox(): Outbox {
  const outbox = createOutbox();
  const waiting: Piece[] = [];
  let holder: number | undefined;

  const fits = ({ client }: Piece): boolean =>
    outbox.size === 0 || holder === undefined || client === undefined || client === holder;

  const admit = (): void => {
    for (let piece = waiting[0]; piece && fits(piece); piece = waiting[0]) {
      holder = outbox.size === 0 ? piece.client : (holder ?? piece.client);
      outbox.add(piece.bytes);
      waiting.shift();
    }
  };

  return {
    get size() {
      return outbox.size + waiting.length;
    },
    get bytes() {
      return waiting.reduce((total, { bytes }) => total + bytes.length, outbox.bytes);
    },
    add(update) {
      waiting.push(...splitByClient(update));
      admit();
    },
    take: outbox.take,
    acknowledge(n) {
      outbox.acknowledge(n);
      admit();
    },
    rewind: outbox.rewind,
  };
}
