import {
  createSessionId,
  type Joined,
  type Peer,
  PROTOCOL_VERSION,
  type Profile,
  parseDone,
  parseJoined,
  parsePresenceFrame,
  parseSessionEnd,
  type Refusal,
  type Reply,
  type SessionEnd,
} from '@drawbridge/protocol';
import type * as Y from 'yjs';
import type { BoardSocket } from './boardSocket.ts';
import type { Clock } from './clock.ts';
import { createConnection } from './connection.ts';
import { createListeners } from './listeners.ts';
import type { Network } from './network.ts';
import { createPresenceSender } from './presenceSender.ts';
import { createPusher } from './pusher.ts';
import { createReplica } from './replica.ts';
import { createRequester } from './requester.ts';
import { createRoster } from './roster.ts';
import type { Status, StopReason } from './status.ts';
import { createDeferred, until } from './waiting.ts';

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
  /** The others in the room. */
  readonly peers: ReadonlyMap<number, Peer>;
  /** As the room knows us; absent while not joined. */
  readonly self: Peer | undefined;
  /** A trouble that is being dealt with, such as storage that refuses to write. */
  readonly notice: Notice | undefined;
  setProfile(profile: Profile): void;
  /** What this person is doing now, packed by the board package. The latest wins. */
  setPresence(state: Uint8Array): void;
  /** A gesture in progress, packed by the board package. Sent in order, never stored. */
  sendDraft(draft: Uint8Array): void;
  /** Status, outbox, peers, self or notice changed. */
  onChange(listener: () => void): () => void;
  onPresence(listener: (message: PresenceMessage) => void): () => void;
  /** Ends a wait for the next attempt. */
  retryNow(): void;
  /** Waits until the outbox is empty, as long as the connection is up and for at most 5 s, then disconnects. Idempotent. */
  close(): Promise<void>;
}

export interface Notice {
  readonly code: Refusal['error'] | 'damaged';
  readonly message: string;
}

/** What another person is doing. A part that is absent did not change. */
export interface PresenceMessage {
  readonly peerId: number;
  readonly state?: Uint8Array;
  readonly drafts?: Uint8Array;
}

export interface ProviderDeps {
  readonly socket: BoardSocket;
  readonly boardId: string;
  readonly doc: Y.Doc;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly network: Network;
}

const FAILED: Notice = {
  code: 'storage',
  message: 'The server could not read this board from its disk. Trying again.',
};

const RESET: StopReason = {
  code: 'reset',
  message: 'This board was restored from an older copy. Reload the page to see it.',
};

/** Without whatever else the caller's object carries: the server refuses what it does not know. */
function profileOf({ name, color }: Profile): Profile {
  return { name, color };
}

/** Puts what the provider does about a refusal in front of the server's reason. */
function toNotice({ error, message }: Refusal): Notice {
  return { code: error, message: `Not saved yet, trying again. ${message}` };
}

const DAMAGED: Notice = {
  code: 'damaged',
  message: 'A part of this board could not be read. Everything else is shown.',
};

/**
 * Joins the board over whatever `socket` is and wires the parts: the connection keeps trying, the replica follows the log,
 * the pusher delivers local updates, the roster knows who is here.
 */
export function createProvider(deps: ProviderDeps): Provider {
  const { socket, boardId, doc, clock, network } = deps;
  const origin = { provider: boardId };
  const sessionId = createSessionId();
  const changed = createListeners<void>();
  const presenceHeard = createListeners<PresenceMessage>();
  const synced = createDeferred();
  let profile = profileOf(deps.profile);
  let epoch: string | undefined;
  let status: Status = { kind: 'connecting' };
  /** Why the room could not be joined, until it is. */
  let joinTrouble: Notice | undefined;

  const setStatus = (next: Status): void => {
    status = next;
    if (next.kind === 'synced') synced.resolve();
    if (next.kind === 'stopped') synced.reject(new Error(next.reason.message));
    changed.emit();
  };

  const connection = createConnection({
    socket,
    clock,
    network,
    onUp: () => join(),
    onDown: () => leave(),
    onStatus: setStatus,
  });
  const requester = createRequester({ socket, clock, onBroken: () => connection.restart() });
  const presence = createPresenceSender({ socket, clock });
  const roster = createRoster(socket, changed.emit);
  const replica = createReplica({
    doc,
    origin,
    socket,
    clock,
    requester,
    onSynced: () => settle(),
    onBroken: (retryMs) => connection.restart(retryMs),
  });
  const pusher = createPusher({
    doc,
    origin,
    clock,
    requester,
    onStored: replica.confirm,
    onRefused: (refusal) => pushRefused(refusal),
    onChange: changed.emit,
  });

  const join = (): void => {
    setStatus({ kind: 'joining' });
    const resumed = epoch === undefined ? {} : { epoch };
    const request = {
      proto: PROTOCOL_VERSION,
      boardId,
      sessionId,
      profile,
      lastSeq: replica.have,
      ...resumed,
    };
    requester.request('board:join', request, parseJoined, (reply) => joined(reply, request.profile));
  };

  const joined = (reply: Reply<Joined>, joinedAs: Profile): void => {
    if (!reply.ok) joinRefused(reply);
    else if (reply.mode === 'reset') connection.stop(RESET);
    else begin(reply, joinedAs);
  };

  const begin = (reply: Joined, joinedAs: Profile): void => {
    epoch = reply.epoch;
    roster.begin({ ...joinedAs, peerId: reply.peerId }, reply.peers);
    if (profile !== joinedAs) sendProfile();
    pusher.start(reply.limits.chunkBytes);
    presence.start();
    replica.begin(reply.head);
    changed.emit();
  };

  /** A profile that the room does not take is given up: with it the next join would be refused. */
  const sendProfile = (): void => {
    requester.request('profile:set', profile, parseDone, (reply) => {
      if (!reply.ok && roster.self) profile = profileOf(roster.self);
    });
  };

  /** Only now: a server that lets us in and then fails is not to be asked again at once, for ever. */
  const settle = (): void => {
    connection.settled();
    joinTrouble = undefined;
    setStatus({ kind: 'synced' });
  };

  const joinRefused = ({ error, message, retryMs }: Refusal): void => {
    if (retryMs === undefined) connection.stop({ code: error, message });
    else {
      joinTrouble = { code: error, message };
      connection.restart(retryMs);
    }
  };

  const sessionEnded = (end: SessionEnd | undefined): void => {
    if (end?.code === 'failed') joinTrouble = FAILED;
    connection.restart(end?.retryMs);
  };

  const pushRefused = ({ error, message, retryMs }: Refusal): void => {
    if (error === 'not_joined') connection.restart(retryMs);
    else connection.stop({ code: 'refused', message: `The server refused a change. ${message}` });
  };

  const leave = (): void => {
    requester.cancelAll();
    pusher.pause();
    replica.pause();
    presence.pause();
    roster.pause();
  };

  const hearFrame = (payload: Uint8Array): void => {
    for (const { peerId, state, drafts } of parsePresenceFrame(payload) ?? []) {
      if (peerId === roster.self?.peerId) continue;
      presenceHeard.emit({
        peerId,
        ...(state.length > 0 && { state }),
        ...(drafts.length > 0 && { drafts }),
      });
    }
  };

  const stops = [
    socket.on('presence:frame', hearFrame),
    socket.on('session:end', (message) => sessionEnded(parseSessionEnd(message))),
  ];

  const isDrained = (): boolean => pusher.outbox.size === 0 || !connection.isUp;

  const end = (): void => {
    for (const stop of [...stops, roster.stop, replica.stop, pusher.stop]) stop();
    connection.stop({ code: 'closed', message: 'This board was closed.' });
  };

  connection.open();

  return {
    doc,
    boardId,
    outbox: pusher.outbox,
    peers: roster.peers,
    synced: synced.promise,
    get status() {
      return status;
    },
    get self() {
      return roster.self;
    },
    get notice() {
      if (pusher.trouble) return toNotice(pusher.trouble);
      return joinTrouble ?? (replica.isDamaged ? DAMAGED : undefined);
    },
    setProfile(next) {
      profile = profileOf(next);
      if (roster.self) sendProfile();
    },
    setPresence: presence.setState,
    sendDraft: presence.addDraft,
    onChange: changed.add,
    onPresence: presenceHeard.add,
    retryNow: connection.retryNow,
    close: () => until(isDrained, { onChange: changed.add, clock, deadlineMs: CLOSE_DEADLINE_MS }).then(end),
  };
}
