import { mayDo, type Role } from '@drawbridge/protocol';
import type { Pusher } from './pusher.ts';

/** Lets the pusher push while the room takes what it has, and this client may write. */
export interface PushGate {
  /** The room takes pushes in chunks of so many bytes. */
  open(chunkBytes: number): void;
  /** What this client may do has changed. */
  look(): void;
  close(): void;
}

export function createPushGate(
  pusher: Pick<Pusher, 'start' | 'pause'>,
  role: () => Role | undefined,
): PushGate {
  let chunkBytes: number | undefined;
  /** As which it pushes; undefined while it does not. */
  let pushesAs: Role | undefined;

  const look = (): void => {
    const may = role();
    const next = chunkBytes !== undefined && may && mayDo(may, 'comment') ? may : undefined;
    if (next === pushesAs) return;
    pushesAs = next;
    // As somebody else once more: what was refused until now may be taken.
    if (chunkBytes !== undefined && next) pusher.start(chunkBytes);
    else pusher.pause();
  };

  return {
    open(bytes) {
      chunkBytes = bytes;
      look();
    },
    look,
    close() {
      chunkBytes = undefined;
      pushesAs = undefined;
      pusher.pause();
    },
  };
}
