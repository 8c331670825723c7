import { type Access, createAccess } from '../../access/access.ts';
import type { Config } from '../../config.ts';
import { type BoardFiles, createBoardFiles } from '../../files/boardFiles.ts';
import { openFiles } from '../../files/openFiles.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../openStorage.ts';
import type { Storage } from '../../storage/index.ts';
import { type OpenedRooms, openRooms } from './openRooms.ts';

/** The parts of a server by which boards are written, with nobody who is connected. */
export interface Office extends OpenedRooms {
  readonly storage: Storage;
  readonly files: BoardFiles;
  readonly access: Access;
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
  const opened = openRooms({ config, storage, log, renewPass: access.renew });
  return {
    ...{ ...opened, storage, access },
    files: createBoardFiles({ ...config, store, ledger: storage.files }),
    async close() {
      await opened.close();
      await storage.close();
    },
  };
}
