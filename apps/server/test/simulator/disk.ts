import { type Storage, StorageError } from '../../src/storage/index.ts';
import type { Chance } from './chance.ts';
import { turns } from './turns.ts';

/** What one server sees of its storage: slow, now and then refusing, and gone when the server is. */
export interface Disk {
  readonly storage: Storage;
  /** Whether it refuses every write. */
  setBroken(isBroken: boolean): void;
  /** Whether what is asked, and what was asked already, waits: the way to a database hangs. */
  setHung(isHung: boolean): void;
  /** From now on nothing that was asked is answered. What was under way may have been done or not. */
  crash(): void;
  /** Rejects when the server dies: what was being downloaded from it breaks off. */
  readonly died: Promise<never>;
}

/** What a disk that hung does when it goes on: it has been given up by then. */
const HANGS = 0.03;

/** How long it may take until it goes on. */
const LATE_TURNS = 400;

/** A connection to a database that breaks while it is asked: it has changed nothing. */
const READ_FAILS = 0.01;

export function createDisk(storage: Storage, chance: Chance): Disk {
  let isGone = false;
  let die = (_error: Error): void => {};
  const died = new Promise<never>((_, reject) => {
    die = reject;
  });
  died.catch(() => {});
  let isBroken = false;
  let hanging = Promise.withResolvers<void>();
  hanging.resolve();

  /** Everybody is told after a while, unless the server is dead by then: then nobody. */
  const answer = async <T>(work: () => Promise<T>): Promise<T> => {
    await wait();
    if (isGone) return never();
    const result = await work();
    await wait();
    return isGone ? never() : result;
  };

  const read = <T>(work: () => Promise<T>): Promise<T> =>
    answer(async () => {
      if (chance.hit('read refused', READ_FAILS)) throw new StorageError('The database is gone.');
      return work();
    });

  const wait = async (): Promise<void> => {
    await turns(Math.floor(chance.random() * 4));
    await hanging.promise;
  };

  return {
    setBroken(next) {
      isBroken = next;
    },
    setHung(isHung) {
      hanging.resolve();
      if (isHung) hanging = Promise.withResolvers();
    },
    died,
    crash() {
      isGone = true;
      die(new Error('The server died.'));
    },
    storage: {
      ...storage,
      openBoard: (...args) => read(() => storage.openBoard(...args)),
      findStanding: (...args) => read(() => storage.findStanding(...args)),
      follows: (...args) => read(() => storage.follows(...args)),
      lastN: (...args) => read(() => storage.lastN(...args)),
      readLog: (...args) => read(() => storage.readLog(...args)),
      readSnapshot: (...args) => read(() => storage.readSnapshot(...args)),
      compact: (...args) => answer(() => storage.compact(...args)),
      readRecord: (...args) => read(() => storage.readRecord(...args)),
      listRecords: (...args) => read(() => storage.listRecords(...args)),
      writeRecord: (...args) => answer(() => storage.writeRecord(...args)),
      removeRecord: (...args) => answer(() => storage.removeRecord(...args)),
      append: (...args) =>
        answer(async () => {
          if (isBroken) throw new StorageError('The disk is full.');
          if (chance.hit('append given up and done late', HANGS)) {
            // Whatever comes of it, nobody hears of it.
            void turns(Math.floor(chance.random() * LATE_TURNS)).then(() =>
              storage.append(...args).catch(() => {}),
            );
            throw new StorageError('The disk does not answer.');
          }
          const appended = await storage.append(...args);
          if (chance.hit('append given up and done', HANGS))
            throw new StorageError('The disk does not answer.');
          return appended;
        }),
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => {});
}
