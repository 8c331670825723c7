import type { Comments } from '@drawbridge/board';
import type { Lease } from '@drawbridge/protocol';
import type { Provider } from '@drawbridge/sync';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

/**
 * The leases under which comments were written in this browser. Whoever brings one along when they join is the author of what
 * was written under it, as servers see it, also after the page was closed.
 */
export interface OwnLeases {
  /** The newest first. */
  readonly current: readonly Lease[];
  keep(lease: Lease): void;
}

/** LIMIT of leases for each board, one for each visit on which one commented; a join brings those of unsent work, too. */
export const MAX_OWN_LEASES = 32;

const TOKEN = /^[\w-]{22}$/;

export function createOwnLeases(boardId: string, storage: TextStorage | undefined): OwnLeases {
  const place = `drawbridge:comments-by:${boardId}`;
  // Other tabs of the board keep theirs in the same place.
  const read = (): Lease[] => parseLeases(readStored(storage, place));
  return {
    get current() {
      return read();
    },
    keep(lease) {
      const kept = read();
      if (kept.some(({ clientId }) => clientId === lease.clientId)) return;
      writeStored(storage, place, JSON.stringify([lease, ...kept].slice(0, MAX_OWN_LEASES)));
    },
  };
}

interface KeepLeasesDeps {
  readonly comments: Pick<Comments, 'threads' | 'clientOf' | 'onChange'>;
  readonly provider: Pick<Provider, 'leaseOf' | 'status' | 'onChange'>;
  readonly authorId: string;
  readonly leases: OwnLeases;
}

/** Keeps the lease of every comment that one writes, as soon as there is one. Returns the undo. */
export function keepLeases({ comments, provider, authorId, leases }: KeepLeasesDeps): () => void {
  let wasSynced = false;

  const look = (): void => {
    const ids = [...comments.threads()].flatMap((thread) =>
      thread.comments.filter(({ author }) => author.id === authorId).map(({ id }) => id),
    );
    for (const client of new Set(ids.map(comments.clientOf))) {
      const lease = client === undefined ? undefined : provider.leaseOf(client);
      if (lease) leases.keep(lease);
    }
  };
  const follow = (): void => {
    const isSynced = provider.status.kind === 'synced';
    // What was written before there was a lease for it has one now.
    if (isSynced && !wasSynced) look();
    wasSynced = isSynced;
  };
  const stops = [
    provider.onChange(follow),
    comments.onChange(({ added, local }) => {
      if (local && added.length > 0) look();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function parseLeases(text: string | undefined): Lease[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isLease).slice(0, MAX_OWN_LEASES) : [];
  } catch {
    return [];
  }
}

function isLease(value: unknown): value is Lease {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, token } = value as Record<string, unknown>;
  const isClient = Number.isInteger(clientId) && Number(clientId) >= 0 && Number(clientId) < 2 ** 32;
  return isClient && typeof token === 'string' && TOKEN.test(token);
}
