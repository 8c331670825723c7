import { systemClock } from '../../clock.ts';
import { noLines } from '../../cluster/line.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../log.ts';
import { createMetrics } from '../../metrics.ts';
import { createGate } from '../../rooms/gate/createGate.ts';
import { createLeases, type Leases } from '../../rooms/leases.ts';
import { createRooms, type Rooms, type RoomsDeps } from '../../rooms/rooms.ts';
import type { Storage } from '../../storage/index.ts';

export interface OpenedRooms {
  readonly rooms: Rooms;
  readonly leases: Leases;
  close(): Promise<void>;
}

interface RoomsPlace {
  readonly config: Config;
  readonly storage: Storage;
  readonly log: Log;
  readonly renewPass: RoomsDeps['renewPass'];
}

/** Rooms in front of a store, with nobody who is connected. */
export function openRooms({ config, storage, log, renewPass }: RoomsPlace): OpenedRooms {
  const leases = createLeases(storage.secret);
  const gate = createGate({ log });
  const rooms = createRooms({
    ...{ storage, gate, leases, log, renewPass },
    limits: config,
    fanOut: { to: () => ({ send() {} }) },
    lines: noLines,
    clock: systemClock,
    metrics: createMetrics(),
  });
  return {
    ...{ rooms, leases },
    async close() {
      rooms.stop();
      await gate.close();
    },
  };
}
