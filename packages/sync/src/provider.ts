import {
  createSessionId,
  type Joined,
  type Lease,
  type Peer,
  type Profile,
  parseSessionEnd,
  type Reply,
  type Role,
} from '@drawbridge/protocol';
import type * as Y from 'yjs';
import { createConnection } from './connection/connection.ts';
import { createEndings } from './connection/endings.ts';
import { createIdentity } from './connection/identity.ts';
import { createJoining } from './connection/joining.ts';
import { createPermission } from './connection/permission.ts';
import { createRequester } from './connection/requester.ts';
import { createStanding } from './connection/standing.ts';
import type { Status } from './connection/status.ts';
import { createHydration } from './hydration/hydration.ts';
import { createListeners } from './listeners.ts';
import { createFullness } from './log/fullness.ts';
import { createReplica } from './log/replica.ts';
import { type Notice, pickNotice, SCATTERED } from './notice.ts';
import type { Branch } from './offline/offlineCopy.ts';
import { createPeople } from './people/people.ts';
import type { PresenceMessage } from './people/presenceReceiver.ts';
import type { Progress } from './progress.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { until } from './waiting.ts';
import { describeUnsent, type UnsentWork } from './work/describeUnsent.ts';
import { createKeeper } from './work/keeper.ts';
import { createLocalWork } from './work/localWork.ts';
import { createPusher } from './work/pusher.ts';
import { createPushGate } from './work/pushGate.ts';

/** `close()` waits this long for what is not stored yet. */
const CLOSE_DEADLINE_MS = 5_000;

/** The client end that keeps a doc equal to a room. Blind to what the doc holds. */
export interface Provider {
  readonly doc: Y.Doc;
  readonly boardId: string;
  readonly status: Status;
  /** Local changes that are not acknowledged as stored. Empty means saved: on the server's disk. */
  readonly outbox: { readonly size: number; readonly bytes: number };
  /** Resolves when the doc equals the room for the first time; rejects when the provider stops before. */
  readonly synced: Promise<void>;
  /** The newest entry of the log that the doc holds. */
  readonly seq: number;
  /** The others in the room. */
  readonly peers: ReadonlyMap<number, Peer>;
  /** As the room knows us; absent while not joined. */
  readonly self: Peer | undefined;
  /** What one may do here, as the server last said; absent before the first join. */
  readonly role: Role | undefined;
  /** A trouble that is being dealt with, such as storage that refuses to write. */
  readonly notice: Notice | undefined;
  /** Of a large board that is being loaded, from the server or from this browser's copy. */
  readonly progress: Progress | undefined;
  /** The doc shows what this browser kept of the board, and was not equal to the room since. */
  readonly isStale: boolean;
  /** What the server does not have, for a doc that takes this one's place. */
  readonly unsent: UnsentWork;
  /** The lease under which this client wrote or writes here, if there is one. */
  leaseOf(clientId: number): Lease | undefined;
  /** Docs that could not be merged with the board, as this browser kept them. */
  readonly branches: readonly Branch[];
  /** A branch was looked at: it is not needed any more. */
  dropBranch(id: number): void;
  setProfile(profile: Profile): void;
  /** What this person is doing now, packed by the board package. The latest wins. */
  setPresence(state: Uint8Array): void;
  /** A gesture in progress, packed by the board package. Sent in order, never stored. */
  sendDraft(draft: Uint8Array): void;
  /** There are other credentials to be shown. */
  renewCredentials(): void;
  /** Ends the session of somebody else here; for owners of the board. Calls back unless the connection breaks. */
  removePeer(peerId: number, onReply: (reply: Reply) => void): void;
  /** Status, role, outbox, peers, self, notice or progress changed. */
  onChange(listener: () => void): () => void;
  onPresence(listener: (message: PresenceMessage) => void): () => void;
  /** Ends a wait for the next attempt. */
  retryNow(): void;
  /** Waits until the outbox is empty, as long as the connection is up and for at most 5 s, then disconnects. Idempotent. */
  close(): Promise<void>;
}

/**
 * Joins the board over whatever `socket` is and wires the parts: the connection keeps trying, joining says who we are, the
 * replica follows the log, the pusher delivers local updates, the keeper writes both down, the people part knows who is here.
 *
 * @throws Error when `doc` is not empty.
 */
export function createProvider(deps: ProviderDeps): Provider {
  const {
    socket,
    boardId,
    doc,
    clock,
    network,
    fetchSnapshot,
    copy,
    hydration = createHydration({ doc }),
  } = deps;
  if (doc.store.clients.size > 0) throw new Error('Open a board with an empty doc, and edit it afterwards.');
  const origin = { provider: boardId };
  const changed = createListeners<void>();
  const identity = createIdentity(doc, clock.random, deps.formerLeases);
  let epoch: string | undefined;

  const standing = createStanding({
    onChange: changed.emit,
    onStopped({ code }) {
      // Whoever is shut out tries again at once: what was delivered must not look unsent then.
      if (code === 'auth' || code === 'removed' || code === 'deleted') void copy?.flush();
    },
  });
  const connection = createConnection({
    socket,
    clock,
    network,
    onUp() {
      standing.set({ kind: 'joining' });
      joining.start();
    },
    onDown: () => leave(),
    onStatus: standing.set,
  });
  const requester = createRequester({ socket, clock, onBroken: () => connection.restart() });
  const permission = createPermission({
    socket,
    clock,
    requester,
    credentials: deps.credentials,
    onChange: changed.emit,
    onDenied: ({ message, isDeleted }) => connection.stop({ code: isDeleted ? 'deleted' : 'auth', message }),
    onFailed: () => connection.restart(),
  });
  const people = createPeople({ socket, clock, requester, profile: deps.profile, onChange: changed.emit });
  const keeper = createKeeper({ copy, doc, origin, identity, hydration, onChange: changed.emit });
  const endings = createEndings({
    connection,
    stopReplica: () => replica.stop(),
    putAside: copy && keeper.putAside,
  });
  const position = () => ({ epoch: epoch ?? '', lastSeq: replica.have });
  const replica = createReplica({
    doc,
    origin,
    socket,
    clock,
    requester,
    fetchSnapshot: (path, options) => fetchSnapshot(path, { ...options, token: permission.token }),
    hydration,
    onReceived: (updates) => keeper.received(updates, position()),
    onProgress: changed.emit,
    onSynced: () => settle(),
    onBroken: (retryMs) => connection.restart(retryMs),
  });
  const pusher = createPusher({
    clock,
    requester,
    onStored(changes, seq) {
      if (seq > 0) replica.confirm(seq);
      keeper.delivered(changes, position());
    },
    onRefused: endings.pushRefused,
    onChange: changed.emit,
  });
  const fullness = createFullness({ socket, onChange: changed.emit, onRoom: pusher.roomMade });
  const gate = createPushGate(pusher, () => permission.role);
  const localWork = createLocalWork({ doc, origin, keeper, pusher, onAdopted: () => joining.workAdded() });
  const joining = createJoining({
    boardId,
    sessionId: createSessionId(),
    requester,
    identity,
    keeper,
    permission,
    profile: () => people.profile,
    position: () => ({ epoch, lastSeq: replica.have }),
    outbox: pusher.outbox,
    onJoined: (joined, as) => begin(joined, as),
    onReady: ({ limits }) => gate.open(limits.chunkBytes),
    onReset: endings.reset,
    onRefused: endings.joinRefused,
    onRetry: () => connection.restart(0),
  });

  const begin = (reply: Joined, joinedAs: Profile): void => {
    epoch = reply.epoch;
    people.begin(reply, joinedAs);
    fullness.begin();
    replica.begin(reply);
    changed.emit();
  };

  /** Only now: a server that lets us in and then fails is not to be asked again at once, for ever. */
  const settle = (): void => {
    connection.settled();
    endings.joined();
    standing.set({ kind: 'synced' });
  };

  const isShutOut = (): boolean => socket.isScattered && standing.status.kind !== 'synced';

  const leave = (): void => {
    joining.cancel();
    permission.pause();
    requester.cancelAll();
    gate.close();
    replica.pause();
    fullness.pause();
    people.pause();
  };

  const stops = [
    people.stop,
    localWork.stop,
    socket.on('session:end', (message) => endings.sessionEnded(parseSessionEnd(message))),
    fullness.stop,
    permission.stop,
    changed.add(gate.look),
  ];

  const start = async (): Promise<void> => {
    const kept = await localWork.load();
    epoch = kept.epoch;
    replica.startAt(kept.lastSeq);
    if (standing.status.kind !== 'stopped') connection.open();
  };

  const end = async (): Promise<void> => {
    for (const stop of [...stops, replica.stop]) stop();
    connection.stop({ code: 'closed', message: 'This board was closed.' });
    await keeper.close();
  };

  if (copy) void start();
  else connection.open();

  return {
    doc,
    boardId,
    outbox: pusher.outbox,
    peers: people.peers,
    synced: standing.synced,
    get status() {
      return standing.status;
    },
    get seq() {
      return replica.have;
    },
    get self() {
      return people.self;
    },
    get role() {
      return permission.role;
    },
    get notice() {
      return pickNotice({
        push: pusher.trouble,
        isHeld: pusher.outbox.size > 0 && permission.role === 'view',
        join: endings.joinTrouble ?? (isShutOut() ? SCATTERED : undefined),
        isDamaged: replica.isDamaged,
        copy: keeper.trouble,
        filling: fullness.filling,
      });
    },
    get progress() {
      return replica.progress ?? keeper.progress;
    },
    get isStale() {
      return keeper.hasCopy && !standing.wasSynced;
    },
    get unsent() {
      return describeUnsent(pusher.outbox.changes());
    },
    get branches() {
      return keeper.branches;
    },
    leaseOf: identity.leaseOf,
    dropBranch: keeper.dropBranch,
    setProfile: people.setProfile,
    setPresence: people.setPresence,
    sendDraft: people.sendDraft,
    renewCredentials: permission.renew,
    removePeer: people.remove,
    onChange: changed.add,
    onPresence: people.onPresence,
    retryNow: connection.retryNow,
    async close() {
      const isDone = () => pusher.outbox.size === 0 || !connection.isUp;
      await until(isDone, { onChange: changed.add, clock, deadlineMs: CLOSE_DEADLINE_MS });
      await end();
    },
  };
}
