import type { Notice, Provider, Status } from '@drawbridge/sync';

/** Another person here. */
export interface Person {
  readonly peerId: number;
  readonly name: string;
  readonly color: string;
}

/** An immutable picture of the provider, replaced only when something in it differs: what React needs. */
export interface ConnectionView {
  readonly status: Status;
  readonly unconfirmed: number;
  /** Whether the board has been equal to the room once in this tab. */
  readonly opened: boolean;
  readonly others: readonly Person[];
  readonly notice: Notice | undefined;
}

/** Anything that can be watched and read: the shape useSyncExternalStore wants. */
export interface Source<T> {
  readonly current: T;
  onChange(listener: () => void): () => void;
}

type Watched = Pick<Provider, 'status' | 'outbox' | 'peers' | 'notice' | 'onChange'>;

/** The provider as a source of pictures. Reading it is cheap and never out of date. */
export function createConnectionView(provider: Watched): Source<ConnectionView> {
  let last: ConnectionView | undefined;
  return {
    get current() {
      const next = picture(provider, last?.opened === true);
      if (last === undefined || !isSame(last, next)) last = next;
      return last;
    },
    onChange: provider.onChange,
  };
}

function picture(provider: Watched, wasOpened: boolean): ConnectionView {
  return {
    status: provider.status,
    unconfirmed: provider.outbox.size,
    opened: wasOpened || provider.status.kind === 'synced',
    others: [...provider.peers.values()],
    notice: provider.notice,
  };
}

function isSame(a: ConnectionView, b: ConnectionView): boolean {
  return (
    a.status === b.status &&
    a.unconfirmed === b.unconfirmed &&
    a.opened === b.opened &&
    a.notice?.message === b.notice?.message &&
    a.others.length === b.others.length &&
    a.others.every((person, at) => isSamePerson(person, b.others[at]))
  );
}

function isSamePerson(a: Person, b: Person | undefined): boolean {
  return a.peerId === b?.peerId && a.name === b.name && a.color === b.color;
}
