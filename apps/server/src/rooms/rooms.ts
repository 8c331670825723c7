import { Room, type RoomDeps } from './room.ts';

/** The boards that are open on this server. */
export interface Rooms {
  /** The room of a board; made when somebody asks first, forgotten some time after the last has left. Join it at once. */
  get(boardId: string): Room;
  readonly size: number;
  /** What people may do on a board has changed. */
  reviewPasses(boardId: string): void;
  /** Stops what the rooms do by themselves. */
  stop(): void;
}

export type RoomsDeps = Omit<RoomDeps, 'boardId' | 'onClosed'>;

export function createRooms(deps: RoomsDeps): Rooms {
  const { metrics } = deps;
  const rooms = new Map<string, Room>();

  const open = (boardId: string): Room => {
    const room: Room = new Room({
      ...deps,
      boardId,
      onClosed() {
        if (rooms.get(boardId) !== room) return;
        rooms.delete(boardId);
        metrics.roomClosed();
      },
    });
    rooms.set(boardId, room);
    metrics.roomOpened();
    return room;
  };

  return {
    get: (boardId) => rooms.get(boardId) ?? open(boardId),
    get size() {
      return rooms.size;
    },
    reviewPasses: (boardId) => rooms.get(boardId)?.reviewPasses(),
    stop() {
      for (const room of rooms.values()) room.stop();
    },
  };
}
