import { type Access, createAccess } from '../../access/access.ts';
import { systemClock } from '../../clock.ts';
import { noLines } from '../../cluster/line.ts';
import type { Config } from '../../config.ts';
import { type BoardFiles, createBoardFiles } from '../../files/boardFiles.ts';
import { openFiles } from '../../files/openFiles.ts';
import { createLog } from '../../log.ts';
import { createMetrics } from '../../metrics.ts';
import { openStorage } from '../../openStorage.ts';
import { createGate } from '../../rooms/gate/createGate.ts';
import { createLeases, type Leases } from '../../rooms/leases.ts';
import { createRooms, type Rooms } from '../../rooms/rooms.ts';
import type { Storage } from '../../storage/index.ts';

/** The parts of a server by which boards are written, with nobody who is connected. */
export interface Office {
  readonly storage: Storage;
  readonly files: BoardFiles;
  readonly access: Access;
  readonly leases: Leases;
  readonly rooms: Rooms;
  close(): Promise<void>;
}

/** @throws StorageError when a server has the store for itself, or it cannot be used. */
export async function openOffice(config: Config): Promise<Office> {
  const log = createLog({ ...config, logLevel: 'silent' });
  const { storage } = await openStorage(config, log);
  const store = await openFiles(config);
  // The operator may do what settings keep others from.
  const access = createAccess({
    storage,
    config: { ...config, guests: 'on', readOnly: 'off', createKey: '' },
    log,
  });
  const leases = createLeases(storage.secret);
  const gate = createGate({ log });
  const rooms = createRooms({
    ...{ storage, gate, leases, log },
    limits: config,
    fanOut: { send() {} },
    lines: noLines,
    clock: systemClock,
    metrics: createMetrics(),
    renewPass: access.renew,
  });
  return {
    ...{ storage, access, leases, rooms },
    files: createBoardFiles({ ...config, store, ledger: storage.files }),
    async close() {
      rooms.stop();
      await gate.close();
      await storage.close();
    },
  };
}
