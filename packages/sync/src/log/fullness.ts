import { type Filling, parseFilling } from '@drawbridge/protocol';
import type { BoardSocket } from '../connection/boardSocket.ts';

/** From here on there is something to say; a server speaks also when a board has room again. */
const NEAR_SHARE = 0.8;

/** Hears from the server how full the board is. */
export function createFullness(socket: BoardSocket, onChange: () => void) {
  let filling: Filling | undefined;
  const stop = socket.on('board:filled', (message) => {
    filling = parseFilling(message);
    onChange();
  });
  return {
    /** Present when the board is nearly full. */
    get filling(): Filling | undefined {
      return filling && isNearlyFull(filling) ? filling : undefined;
    },
    stop,
  };
}

function isNearlyFull({ bytes, maxBytes, shapes, maxShapes }: Filling): boolean {
  return Math.max(bytes / maxBytes, shapes / maxShapes) >= NEAR_SHARE;
}
