import { parsePresenceFrame } from '@drawbridge/protocol';
import type { BoardSocket } from '../connection/boardSocket.ts';
import { createListeners } from '../listeners.ts';

/** What another person is doing. A part that is absent did not change. */
export interface PresenceMessage {
  readonly peerId: number;
  readonly state?: Uint8Array;
  readonly drafts?: Uint8Array;
}

/** Takes the room's frames apart. The room tells everybody everything, ourselves included. */
export function createPresenceReceiver(socket: BoardSocket, ownPeerId: () => number | undefined) {
  const heard = createListeners<PresenceMessage>();
  const stop = socket.on('presence:frame', (payload) => {
    for (const { peerId, state, drafts } of parsePresenceFrame(payload) ?? []) {
      if (peerId === ownPeerId()) continue;
      heard.emit({ peerId, ...(state.length > 0 && { state }), ...(drafts.length > 0 && { drafts }) });
    }
  });
  return { onPresence: heard.add, stop };
}
