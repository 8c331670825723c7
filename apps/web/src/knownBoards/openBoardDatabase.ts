import { ownName } from '../address.ts';

const NAME = 'drawbridge:boards';
const VERSION = 1;
const STORES = ['boards', 'pictures'] as const;
type StoreName = (typeof STORES)[number];

/** Safari's open sometimes never answers: the page says then that there is no list. */
const OPEN_DEADLINE_MS = 3_000;

export type Stores = Readonly<Record<StoreName, IDBObjectStore>>;

/** IndexedDB, as far as a list of boards needs it. Promises reject with what the browser says. */
export interface BoardDatabase {
  all(store: StoreName): Promise<unknown[]>;
  entries(store: StoreName): Promise<[key: IDBValidKey, value: unknown][]>;
  /** Runs `work` in one transaction, and what it does when a request of its own is answered; resolves when that is done. */
  write(work: (stores: Stores) => void): Promise<void>;
  /** The same, for work that needs no answer: what is begun while a page is left still happens. */
  writeBlindly(work: (stores: Stores) => void): Promise<void>;
  close(): void;
}

export async function openBoardDatabase(factory: IDBFactory | undefined): Promise<BoardDatabase> {
  if (!factory) throw new Error('This browser keeps nothing.');
  const db = await open(factory);
  // A newer page of another tab wants to change it; this one goes on without.
  db.onversionchange = () => db.close();
  const read = (store: StoreName): IDBObjectStore => db.transaction(store).objectStore(store);
  return {
    all: async (store) => result(read(store).getAll()),
    async entries(name) {
      const store = read(name);
      const [keys, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
      return keys.map((key, index) => [key, values[index]]);
    },
    write: (work) => write(db, work),
    writeBlindly: (work) => write(db, work, (tx) => tx.commit()),
    close: () => db.close(),
  };
}

function write(
  db: IDBDatabase,
  work: (stores: Stores) => void,
  end: (tx: IDBTransaction) => void = () => {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(STORES, 'readwrite');
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    work({ boards: tx.objectStore('boards'), pictures: tx.objectStore('pictures') });
    end(tx);
  });
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const opening = factory.open(ownName(NAME), VERSION);
  opening.onupgradeneeded = () => {
    for (const store of STORES) opening.result.createObjectStore(store);
  };
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const giveUp = (): void => {
    reject(new Error('This browser does not open what it keeps.'));
    // It may come after all.
    opening.onsuccess = () => opening.result.close();
  };
  const timer = setTimeout(giveUp, OPEN_DEADLINE_MS);
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
  return promise.finally(() => clearTimeout(timer));
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
