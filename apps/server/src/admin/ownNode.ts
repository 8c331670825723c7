import type { LiveNode } from '@drawbridge/protocol';
import type { EventLoopWatch } from '../eventLoop.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Storage } from '../storage/index.ts';

/** What goes on at this node, and what is done to its rooms. */
export interface OwnNode {
  describe(): LiveNode;
  /** Answers what the person was called; `undefined` when they are not here. */
  kick(boardId: string, peerId: number): string | undefined;
  /** Answers whether the board was open here. */
  close(boardId: string): boolean;
}

export interface OwnNodeDeps {
  readonly name: () => string;
  readonly version: string;
  readonly storage: Pick<Storage, 'health'>;
  readonly rooms: Pick<Rooms, 'find' | 'describe'>;
  readonly sockets: () => number;
  readonly eventLoop: Pick<EventLoopWatch, 'delay'>;
}

export function createOwnNode(deps: OwnNodeDeps): OwnNode {
  const { name, version, storage, rooms, sockets, eventLoop } = deps;
  return {
    describe() {
      const { rss, heapUsed } = process.memoryUsage();
      const { health } = storage;
      return {
        name: name(),
        version,
        uptimeMs: Math.round(process.uptime() * 1_000),
        memoryBytes: rss,
        heapBytes: heapUsed,
        lagMs: Math.round(eventLoop.delay.maxMs),
        sockets: sockets(),
        ...(health.kind === 'failing' && { trouble: health.message }),
        rooms: rooms.describe(),
      };
    },
    kick(boardId, peerId) {
      const room = rooms.find(boardId);
      const person = room?.describe().people.find((peer) => peer.peerId === peerId);
      if (person) room?.remove(peerId, () => {});
      return person?.name;
    },
    close(boardId) {
      const room = rooms.find(boardId);
      room?.restart();
      return room !== undefined;
    },
  };
}
