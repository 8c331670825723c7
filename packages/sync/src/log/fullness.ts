import { type Filling, parseFilling } from '@drawbridge/protocol';
import type { BoardSocket } from '../connection/boardSocket.ts';

/** From here on there is something to say; a server speaks also when a board has room again. */
const NEAR_SHARE = 0.8;

interface FullnessDeps {
  readonly socket: BoardSocket;
  readonly onChange: () => void;
  /** The board is not full, or not any more. */
  readonly onRoom: () => void;
}

/** Hears from the server how full the board is. */
export function createFullness({ socket, onChange, onRoom }: FullnessDeps) {
  let filling: Filling | undefined;
  let isTold = false;
  const stop = socket.on('board:filled', (message) => {
    filling = parseFilling(message);
    isTold = true;
    if (filling && shareOf(filling) < 1) onRoom();
    onChange();
  });
  return {
    /** Present when the board is nearly full. */
    get filling(): Filling | undefined {
      return filling && shareOf(filling) >= NEAR_SHARE ? filling : undefined;
    },
    /** Joined: a board that is nearly full is told of before that, one that has room is not. */
    begin() {
      if (!isTold) filling = undefined;
    },
    /** What the server says from here on is about another visit. */
    pause() {
      isTold = false;
    },
    stop,
  };
}

function shareOf({ bytes, maxBytes, shapes, maxShapes }: Filling): number {
  return Math.max(bytes / maxBytes, shapes / maxShapes);
}
