import type { Pusher } from './pusher.ts';

/** Lets the pusher push while the room takes what it has, and this client may write. */
export interface PushGate {
  /** The room takes pushes in chunks of so many bytes. */
  open(chunkBytes: number): void;
  /** What this client may do has changed. */
  look(): void;
  close(): void;
}

export function createPushGate(pusher: Pick<Pusher, 'start' | 'pause'>, mayEdit: () => boolean): PushGate {
  let chunkBytes: number | undefined;
  let isPushing = false;

  const look = (): void => {
    const pushes = chunkBytes !== undefined && mayEdit();
    if (pushes === isPushing) return;
    isPushing = pushes;
    if (chunkBytes !== undefined && pushes) pusher.start(chunkBytes);
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
      isPushing = false;
      pusher.pause();
    },
  };
}
