import { type Joined, type Peer, type Profile, parsePeersChange } from '@drawbridge/protocol';
import type { BoardSocket } from '../connection/boardSocket.ts';

/** Who is in the room. */
export interface Roster {
  /** Everybody else. */
  readonly peers: ReadonlyMap<number, Peer>;
  /** As the room knows us; absent until joined. */
  readonly self: Peer | undefined;
  begin(joined: Pick<Joined, 'peerId' | 'name' | 'peers'>, as: Profile): void;
  pause(): void;
  stop(): void;
}

export function createRoster(socket: BoardSocket, onChange: () => void): Roster {
  const peers = new Map<number, Peer>();
  let self: Peer | undefined;

  const stop = socket.on('peers:changed', (message) => {
    const change = parsePeersChange(message);
    if (!change || !self) return;
    for (const peer of change.here) {
      if (peer.peerId === self.peerId) self = peer;
      else peers.set(peer.peerId, peer);
    }
    for (const peerId of change.left) peers.delete(peerId);
    onChange();
  });

  return {
    peers,
    get self() {
      return self;
    },
    begin({ peerId, name, peers: others }, as) {
      self = { ...as, peerId, ...(name !== undefined && { name, isSignedIn: true }) };
      peers.clear();
      for (const peer of others) peers.set(peer.peerId, peer);
    },
    pause() {
      self = undefined;
      peers.clear();
    },
    stop,
  };
}
