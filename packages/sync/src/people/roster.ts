import { type Joined, type Peer, type Profile, parsePeer, parsePeerLeft } from '@drawbridge/protocol';
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

  const hear = (message: unknown): void => {
    const peer = parsePeer(message);
    if (!peer || !self) return;
    if (peer.peerId === self.peerId) self = peer;
    else peers.set(peer.peerId, peer);
    onChange();
  };

  const stops = [
    socket.on('peer:joined', hear),
    socket.on('peer:changed', hear),
    socket.on('peer:left', (message) => {
      const left = parsePeerLeft(message);
      if (left && peers.delete(left.peerId)) onChange();
    }),
  ];

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
    stop() {
      for (const stop of stops) stop();
    },
  };
}
