const NAME = 'drawbridge:boards';
const VERSION = 1;
const STORES = ['boards', 'pictures'] as const;
type StoreName = (typeof STORES)[number];

/** Safari's open sometimes never answers: the page says then that there is no list. */
const OPEN_DEADLINE_MS = 3_000;

/** IndexedDB, as far as a list of boards needs it. Promises reject with what the browser says. */
export interface BoardDatabase {
  all(store: StoreName): Promise<unknown[]>;
  entries(store: StoreName): Promise<[key: IDBValidKey, value: unknown][]>;
  /** Runs `work` at once, in one transaction; resolves when that is done. What is begun while a page is left still happens. */
  write(work: (stores: Readonly<Record<StoreName, IDBObjectStore>>) => void): Promise<void>;
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
    write: (work) =>
      new Promise((resolve, reject) => {
        const tx = db.transaction(STORES, 'readwrite');
        tx.oncomplete = () => resolve();
        tx.onabort = () => reject(tx.error);
        work({ boards: tx.objectStore('boards'), pictures: tx.objectStore('pictures') });
      }),
    close: () => db.close(),
  };
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const opening = factory.open(NAME, VERSION);
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
