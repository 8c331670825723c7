import { createListeners } from '@drawbridge/board';
import { type KnownBoard, parseKnownBoard } from './knownBoard.ts';
import { type BoardDatabase, openBoardDatabase } from './openBoardDatabase.ts';
import { surplus } from './surplus.ts';

/** What a board looked like: a picture as a data URL, on the paper of the theme that it was made in. */
export interface BoardPicture {
  readonly url: string;
  readonly theme: 'light' | 'dark';
}

/**
 * The boards that were opened in this browser. Every method rejects when the browser keeps nothing (any more): a list is no
 * reason to stop anybody, so whoever calls says so where it matters, and nowhere else.
 */
export interface KnownBoards {
  /** In no order. */
  list(): Promise<KnownBoard[]>;
  pictures(): Promise<ReadonlyMap<string, BoardPicture>>;
  /** Replaces what is known of a board, in one step; `undefined` leaves it as it is. */
  change(id: string, change: (before: KnownBoard | undefined) => KnownBoard | undefined): Promise<void>;
  /** Without a picture, the board has none. */
  setPicture(id: string, picture: BoardPicture | undefined): Promise<void>;
  forget(ids: readonly string[]): Promise<void>;
  /** Something of it changed, in this tab or another one. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Tabs tell each other by this name. */
const CHANNEL = 'drawbridge:boards';

/** Rejects when the browser gives no storage, as in some private windows. */
export async function openKnownBoards(factory: IDBFactory | undefined): Promise<KnownBoards> {
  const database = await openBoardDatabase(factory);
  const changes = createListeners<[]>();
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  if (channel) channel.onmessage = changes.notify;
  const tell = (): void => {
    changes.notify();
    channel?.postMessage('changed');
  };
  const write = async (...args: Parameters<BoardDatabase['write']>): Promise<void> => {
    await database.write(...args);
    tell();
  };
  return {
    async list() {
      return (await database.all('boards')).flatMap((value) => parseKnownBoard(value) ?? []);
    },
    async pictures() {
      return new Map((await database.entries('pictures')).flatMap(([id, value]) => entryOf(id, value)));
    },
    change: (id, change) =>
      write((stores) => {
        stores.boards.get(id).onsuccess = ({ target }) => {
          // The target of a request's event is that request.
          const after = change(parseKnownBoard((target as IDBRequest<unknown>).result));
          if (after) stores.boards.put(after, id);
          if (after) removeSurplus(stores);
        };
      }),
    setPicture: (id, picture) =>
      write(({ pictures }) => (picture ? pictures.put(picture, id) : pictures.delete(id))),
    forget: (ids) =>
      write(({ boards, pictures }) => {
        for (const id of ids) for (const store of [boards, pictures]) store.delete(id);
      }),
    onChange: changes.add,
    close() {
      changes.clear();
      channel?.close();
      database.close();
    },
  };
}

/** Of more boards than are kept, those are forgotten that matter least. */
function removeSurplus({ boards, pictures }: Parameters<Parameters<BoardDatabase['write']>[0]>[0]): void {
  boards.getAll().onsuccess = ({ target }) => {
    const values = (target as IDBRequest<unknown[]>).result;
    for (const id of surplus(values.flatMap((value) => parseKnownBoard(value) ?? []))) {
      for (const store of [boards, pictures]) store.delete(id);
    }
  };
}

function entryOf(id: unknown, value: unknown): [string, BoardPicture][] {
  if (typeof id !== 'string' || typeof value !== 'object' || value === null) return [];
  const { url, theme }: { url?: unknown; theme?: unknown } = value;
  if (typeof url !== 'string' || !url.startsWith('data:image/')) return [];
  return [[id, { url, theme: theme === 'dark' ? 'dark' : 'light' }]];
}
