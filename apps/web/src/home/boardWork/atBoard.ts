import { type BoardName, createBoardName, createStore, type GiveBackTo, type Store } from '@drawbridge/board';
import { openBoard, type Provider } from '@drawbridge/sync';
import * as Y from 'yjs';
import { loadProfile } from '../../profile/profile.ts';
import { browserStorage } from '../../storedValue.ts';
import { NotReached } from './notReached.ts';

/** A board that has not come by then is one that one could not open either. */
const ARRIVAL_DEADLINE_MS = 15_000;
/** Of a large copy on a slow line; what is left then is delivered when the board is opened. */
const DELIVERY_DEADLINE_MS = 60_000;

/** A board that nobody sees, open for a moment. */
export interface OpenedBoard extends GiveBackTo {
  readonly doc: Y.Doc;
  readonly store: Store;
  readonly name: BoardName;
}

export interface AtBoard<Result> {
  readonly result: Result;
  /** The server has all of it; otherwise this browser keeps it until it has. */
  readonly isStored: boolean;
}

/**
 * Opens a board, does something with it, and leaves it again. It has to arrive first, from the server or, without network,
 * from this browser's copy; a board that `isNew` needs neither. Throws `NotReached` when it does not arrive, or when the
 * server does not take what was done.
 */
export async function atBoard<Result>(
  boardId: string,
  { isNew = false }: { readonly isNew?: boolean },
  work: (board: OpenedBoard) => Result | Promise<Result>,
): Promise<AtBoard<Result>> {
  const doc = new Y.Doc();
  const profile = loadProfile(browserStorage(), Math.random);
  const store = createStore(doc, { author: () => profile.name });
  const name = createBoardName(doc);
  const provider = openBoard({ url: window.location.origin, boardId, doc, profile, offline: true });
  try {
    await arrival(provider, isNew);
    const result = await work({ doc, store, name });
    await until(provider, () => provider.outbox.size === 0 || isCutOff(provider), DELIVERY_DEADLINE_MS);
    const isStored = provider.outbox.size === 0;
    if (!isStored && provider.status.kind === 'stopped') throw new NotReached(provider.status.reason.message);
    return { result, isStored };
  } finally {
    name.destroy();
    store.destroy();
    await provider.close();
  }
}

async function arrival(provider: Provider, isNew: boolean): Promise<void> {
  // Whoever waits looks at the status.
  provider.synced.catch(() => {});
  const isSynced = (): boolean => provider.status.kind === 'synced';
  await until(provider, () => isSynced() || isCutOff(provider), ARRIVAL_DEADLINE_MS);
  const isAway = isCutOff(provider) && provider.status.kind !== 'stopped';
  if (isSynced() || (isAway && (isNew || (provider.isStale && !provider.progress)))) return;
  const { status } = provider;
  throw new NotReached(
    status.kind === 'stopped'
      ? status.reason.message
      : 'The board could not be reached. Try again when there is a network.',
  );
}

/** There is no network, or nobody answers: the provider goes on trying, but that may take long. */
function isCutOff({ status }: Provider): boolean {
  return status.kind === 'offline' || status.kind === 'retrying' || status.kind === 'stopped';
}

/** Resolves when it is so, or after the deadline. */
function until({ onChange }: Provider, isSo: () => boolean, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo()) end();
    };
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, deadlineMs);
    const stop = onChange(look);
    look();
  });
}
