import { type BoardName, createBoardName, createStore, type GiveBackTo, type Store } from '@drawbridge/board';
import { mayDo, NEW_BOARD_MARK } from '@drawbridge/protocol';
import { openBoard, type Provider, type StopReason } from '@drawbridge/sync';
import * as Y from 'yjs';
import { createAskAccess } from '../../access/accessRequests.ts';
import { createBoardAccess } from '../../access/boardAccess.ts';
import { createKeyring } from '../../access/keyring.ts';
import { serverUrl } from '../../address.ts';
import type { KnownBoard } from '../../knownBoards/knownBoard.ts';
import { loadProfile } from '../../profile/profile.ts';
import { openSignIn } from '../../signIn/openSignIn.ts';
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
  /** Whether what is done to it will be taken, as far as that is known. */
  readonly mayEdit: boolean;
}

export interface AtBoard<Result> {
  readonly result: Result;
  /** The server has all of it; otherwise this browser keeps it until it has. */
  readonly isStored: boolean;
  /** What its address ends with from now on. */
  readonly hash: string;
}

/** A new board is one whose address ends with `NEW_BOARD_MARK`. */
export type BoardAddress = Pick<KnownBoard, 'id' | 'hash'>;

/**
 * Opens a board, as who this browser may open it, does something with it, and leaves it again. It has to arrive first, from the
 * server or, without network, from this browser's copy; a new board needs neither, and belongs to this person then. Throws `NotReached` when it does not arrive, or when the
 * server does not take what was done.
 */
export async function atBoard<Result>(
  { id: boardId, hash }: BoardAddress,
  work: (board: OpenedBoard) => Result | Promise<Result>,
): Promise<AtBoard<Result>> {
  const doc = new Y.Doc();
  const profile = loadProfile(browserStorage(), Math.random);
  const store = createStore(doc, { author: () => profile.name });
  const name = createBoardName(doc);
  const url = serverUrl();
  let fragment = hash;
  const dropFragment = (): void => {
    fragment = '';
  };
  const keyring = createKeyring({ boardId, storage: browserStorage(), fragment, dropFragment });
  const signIn = openSignIn({ isWatching: false });
  const { credentials } = createBoardAccess({ keyring, ask: createAskAccess({ url, boardId }), signIn });
  const provider = openBoard({ url, boardId, doc, profile, offline: true, credentials });
  try {
    await arrival(provider, hash === NEW_BOARD_MARK);
    const mayEdit = provider.role === undefined ? keyring.lastMayEdit : mayDo(provider.role, 'edit');
    const result = await work({ doc, store, name, mayEdit });
    await until(provider, () => provider.outbox.size === 0 || isCutOff(provider), DELIVERY_DEADLINE_MS);
    const isStored = provider.outbox.size === 0;
    if (!isStored && provider.status.kind === 'stopped') throw stoppedBy(provider.status.reason);
    return { result, isStored, hash: fragment };
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
  if (status.kind === 'stopped') throw stoppedBy(status.reason);
  throw new NotReached('The board could not be reached. Try again when there is a network.');
}

function stoppedBy({ code, message }: StopReason): NotReached {
  return new NotReached(message, { isDeleted: code === 'deleted' });
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
