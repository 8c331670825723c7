import type { LiveRoom } from '@drawbridge/protocol';
import type { BoardStanding } from '../storage/index.ts';
import { Room, type RoomDeps } from './room.ts';

/** The boards that are open on this server. */
export interface Rooms {
  /** The room of a board; made when somebody asks first, forgotten some time after the last has left. Join it at once. */
  get(boardId: string): Room;
  readonly size: number;
  /** The boards that are open. */
  readonly boardIds: readonly string[];
  /** How a board stood when it was looked at. */
  compare(boardId: string, standing: BoardStanding): void;
  /** The one of a board, if it is open here. */
  find(boardId: string): Room | undefined;
  /** What goes on, for whoever runs the server. */
  describe(): LiveRoom[];
  /** What people may do on a board has changed. */
  reviewPasses(boardId: string): void;
  /** The board is deleted: sends everybody away, and lets go of it. What is on its way to disk is refused there. */
  end(boardId: string): void;
  /** Stops what the rooms do by themselves. */
  stop(): void;
}

export type RoomsDeps = Omit<RoomDeps, 'boardId' | 'onClosed'>;

export function createRooms(deps: RoomsDeps): Rooms {
  const { metrics } = deps;
  const rooms = new Map<string, Room>();

  const forget = (boardId: string, room: Room): void => {
    if (rooms.get(boardId) !== room) return;
    rooms.delete(boardId);
    metrics.roomClosed();
  };

  const open = (boardId: string): Room => {
    const room: Room = new Room({
      ...deps,
      boardId,
      onClosed: () => forget(boardId, room),
    });
    rooms.set(boardId, room);
    metrics.roomOpened();
    return room;
  };

  return {
    find: (boardId) => rooms.get(boardId),
    describe: () => [...rooms.values()].map((room) => room.describe()),
    get: (boardId) => rooms.get(boardId) ?? open(boardId),
    get size() {
      return rooms.size;
    },
    get boardIds() {
      return [...rooms.keys()];
    },
    compare: (boardId, standing) => rooms.get(boardId)?.compare(standing),
    reviewPasses: (boardId) => rooms.get(boardId)?.reviewPasses(),
    end(boardId) {
      const room = rooms.get(boardId);
      if (!room) return;
      room.reviewPasses();
      room.stop();
      forget(boardId, room);
    },
    stop() {
      for (const room of rooms.values()) room.stop();
    },
  };
}
