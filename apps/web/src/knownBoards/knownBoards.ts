import { createListeners } from '@drawbridge/board';
import { ownName } from '../address.ts';
import { type KnownBoard, parseKnownBoard } from './knownBoard.ts';
import { openBoardDatabase, type Stores } from './openBoardDatabase.ts';
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
  const channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(ownName(CHANNEL));
  if (channel) channel.onmessage = changes.notify;
  const tell = (): void => {
    changes.notify();
    channel?.postMessage('changed');
  };
  const told = async (writing: Promise<void>): Promise<void> => {
    await writing;
    tell();
  };
  return {
    async list() {
      return (await database.all('boards')).flatMap((value) => parseKnownBoard(value) ?? []);
    },
    async pictures() {
      return new Map((await database.entries('pictures')).flatMap(([id, value]) => entryOf(id, value)));
    },
    change: (id, change) => told(database.write((stores) => changeIn(stores, id, change))),
    setPicture: (id, picture) =>
      told(
        database.writeBlindly(({ pictures }) => (picture ? pictures.put(picture, id) : pictures.delete(id))),
      ),
    forget: (ids) =>
      told(
        database.writeBlindly(({ boards, pictures }) => {
          for (const id of ids) for (const store of [boards, pictures]) store.delete(id);
        }),
      ),
    onChange: changes.add,
    close() {
      changes.clear();
      channel?.close();
      database.close();
    },
  };
}

function changeIn(stores: Stores, id: string, change: Parameters<KnownBoards['change']>[1]): void {
  const reading: IDBRequest<unknown> = stores.boards.get(id);
  reading.onsuccess = () => {
    const after = change(parseKnownBoard(reading.result));
    if (!after) return;
    stores.boards.put(after, id);
    removeSurplus(stores);
  };
}

/** Of more boards than are kept, those are forgotten that matter least. */
function removeSurplus({ boards, pictures }: Stores): void {
  const reading: IDBRequest<unknown[]> = boards.getAll();
  reading.onsuccess = () => {
    for (const id of surplus(reading.result.flatMap((value) => parseKnownBoard(value) ?? []))) {
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
