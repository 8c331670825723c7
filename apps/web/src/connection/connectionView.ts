import type { Role } from '@drawbridge/protocol';
import type { Notice, Progress, Provider, Status } from '@drawbridge/sync';

/** Another person here. */
export interface Person {
  readonly peerId: number;
  readonly name: string;
  readonly color: string;
  /** The name is no choice of theirs. */
  readonly isSignedIn?: true | undefined;
}

/** An immutable picture of the provider, replaced only when something in it differs: what React needs. */
export interface ConnectionView {
  readonly status: Status;
  readonly unconfirmed: number;
  /** Whether the board has been equal to the room once in this tab. */
  readonly opened: boolean;
  /** What is shown is this device's copy, which the room may be ahead of. */
  readonly isStale: boolean;
  /** Where unconfirmed changes are kept, and what they outlive: the page, or nothing. */
  readonly keptOn: 'device' | 'tab';
  /** Of a large board on its way to the screen. Replaced when it is a few percent further. */
  readonly progress: Progress | undefined;
  /** Since when the server cannot be reached although there is a network. Epoch ms. */
  readonly failingSinceMs: number | undefined;
  /** Replaced when one of them comes, goes or changes. */
  readonly others: readonly Person[];
  /** What one may do here; absent until the server has said. */
  readonly role: Role | undefined;
  /** As whom one has signed in, for the room; absent for guests. */
  readonly knownAs: string | undefined;
  readonly notice: Notice | undefined;
}

/** Anything that can be watched and read: the shape useSyncExternalStore wants. */
export interface Source<T> {
  readonly current: T;
  onChange(listener: () => void): () => void;
}

type Watched = Pick<
  Provider,
  'status' | 'outbox' | 'peers' | 'self' | 'role' | 'notice' | 'progress' | 'isStale' | 'onChange'
>;

interface ViewOptions {
  /** The browser was asked for a copy of the board; whether it gave one, the provider says. */
  readonly keepsCopy: boolean;
  readonly now: () => number;
}

/** The provider as a source of pictures. Reading it is cheap and never out of date. */
export function createConnectionView(
  provider: Watched,
  { keepsCopy, now }: ViewOptions,
): Source<ConnectionView> {
  let last: ConnectionView | undefined;
  const first: Memory = {
    opened: false,
    keptOn: keepsCopy ? 'device' : 'tab',
    failingSinceMs: undefined,
    others: [],
  };
  return {
    get current() {
      const next = picture(provider, last ?? first, now);
      if (last === undefined || !isSame(last, next)) last = next;
      return last;
    },
    onChange: provider.onChange,
  };
}

type Memory = Pick<ConnectionView, 'opened' | 'keptOn' | 'failingSinceMs' | 'others'>;

function picture(provider: Watched, before: Memory, now: () => number): ConnectionView {
  const { status, self, role, notice, progress, isStale } = provider;
  const others = [...provider.peers.values()];
  return {
    status,
    unconfirmed: provider.outbox.size,
    opened: before.opened || status.kind === 'synced',
    isStale,
    // Said once, it holds: another notice may take its place.
    keptOn: notice?.code === 'offlineCopy' ? 'tab' : before.keptOn,
    progress,
    failingSinceMs: isFailing(status) ? (before.failingSinceMs ?? now()) : undefined,
    others: isSameCrowd(before.others, others) ? before.others : others,
    role,
    knownAs: self?.isSignedIn ? self.name : undefined,
    notice,
  };
}

/** Without a network nothing is tried, so nothing fails. */
function isFailing({ kind }: Status): boolean {
  return kind === 'connecting' || kind === 'joining' || kind === 'retrying';
}

const PLAIN_FIELDS = [
  'status',
  'unconfirmed',
  'opened',
  'isStale',
  'keptOn',
  'failingSinceMs',
  'others',
  'role',
  'knownAs',
] as const satisfies readonly (keyof ConnectionView)[];

function isSame(a: ConnectionView, b: ConnectionView): boolean {
  return a.progress === b.progress && isSameButProgress(a, b);
}

/** Nothing differs, unless it is how far the board is on its way. */
export function isSameButProgress(a: ConnectionView, b: ConnectionView): boolean {
  return (
    PLAIN_FIELDS.every((field) => a[field] === b[field]) &&
    a.notice?.code === b.notice?.code &&
    a.notice?.message === b.notice?.message
  );
}

function isSameCrowd(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length === b.length && a.every((person, at) => isSamePerson(person, b[at]));
}

const PERSON_FIELDS = ['peerId', 'name', 'color', 'isSignedIn'] as const;

function isSamePerson(a: Person, b: Person | undefined): boolean {
  return PERSON_FIELDS.every((field) => a[field] === b?.[field]);
}
