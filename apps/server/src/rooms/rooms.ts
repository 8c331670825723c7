import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Storage } from '../storage/index.ts';
import type { FanOut } from './member.ts';
import { Room } from './room.ts';

/** The boards that are open on this server. */
export interface Rooms {
  /** The room of a board; made when somebody asks first, forgotten when nobody is left. Join it at once. */
  get(boardId: string): Room;
  readonly size: number;
}

export interface RoomsDeps {
  readonly storage: Storage;
  readonly fanOut: FanOut;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly config: Pick<Config, 'maxPeoplePerBoard'>;
}

export function createRooms(deps: RoomsDeps): Rooms {
  const { storage, fanOut, log, metrics, config } = deps;
  const rooms = new Map<string, Room>();

  const open = (boardId: string): Room => {
    const room: Room = new Room({
      boardId,
      storage,
      fanOut,
      log,
      metrics,
      maxPeople: config.maxPeoplePerBoard,
      onIdle() {
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
  };
}
