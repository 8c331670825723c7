import {
  CHUNK_BYTES,
  type Entry,
  encodeEntry,
  encodeTail,
  type Joined,
  type JoinRequest,
  MAX_UPDATE_BYTES,
  type PresenceSet,
  type Profile,
  type Push,
  type Reply,
  refuse,
  type ServerEventName,
  type ServerEvents,
  type Stored,
} from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { BoardHead, Storage, StoredEntry } from '../storage/index.ts';
import { type AppendQueue, createAppendQueue, STORAGE_RETRY_MS, storageRefusal } from './appendQueue.ts';
import { checkUpdate } from './check.ts';
import { createFragments } from './fragments.ts';
import type { Connection, FanOut, Member } from './member.ts';
import { createRoomPresence, type RoomPresence } from './presence.ts';

/** How much of the log is read and sent at a time while a client catches up. */
const TAIL_BYTES = 128 * 1024;

/** Peer id of entries whose author is not known any more. */
const NOBODY = 0;

const NO_BYTES: Uint8Array = new Uint8Array(0);

export interface RoomDeps {
  readonly boardId: string;
  readonly storage: Storage;
  readonly fanOut: FanOut;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly maxPeople: number;
  /** Nobody is here and nothing is being stored: the room may be forgotten. */
  readonly onIdle: () => void;
}

type Answer<T extends object> = (reply: Reply<T>) => void;

/**
 * A board open on this server, with the people in it. Log first: an update is appended to storage, and only once it is
 * durable is it acknowledged to its author and announced to the others. The room holds no document.
 *
 * No method rejects: each answers through `reply`.
 */
export class Room {
  readonly #deps: RoomDeps;
  readonly #members = new Map<Connection, Member>();
  readonly #presence: RoomPresence;
  readonly #loaded: Promise<BoardHead>;
  #queue: AppendQueue | undefined;
  /** Seq of the newest entry that is announced. */
  #head = 0;
  #lastPeerId = 0;
  #joining = 0;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    this.#presence = createRoomPresence((frame) => this.#sendToAll('presence:frame', frame));
    this.#loaded = deps.storage.openBoard(deps.boardId);
  }

  /** Lets a client in, then brings it up to date. A client that left meanwhile is not let in. */
  async join(client: JoiningClient, request: JoinRequest, reply: Answer<Joined>): Promise<void> {
    const { storage, boardId, maxPeople, log } = this.#deps;
    this.#joining += 1;
    try {
      const board = await this.#load();
      const lastN = await storage.lastN(boardId, request.sessionId);
      if (client.isGone()) return;
      this.#dismiss(request.sessionId);
      if (this.#members.size >= maxPeople) {
        reply(refuse('full', `This board already has ${maxPeople} people in it.`, 5_000));
      } else if (isForeign(request, board.epoch, this.#head)) {
        reply({ ok: true, ...this.#describe(board.epoch), mode: 'reset', peerId: 0 });
      } else {
        const member = this.#admit(client.connection, request, lastN);
        const { peerId } = member.peer;
        reply({ ok: true, ...this.#describe(board.epoch, member), mode: 'tail', peerId });
        this.#introduce(member);
        await this.#sendTail(member, request.lastSeq);
      }
    } catch (error) {
      log.error({ boardId, err: error }, 'board not opened');
      if (this.#members.has(client.connection)) this.#end(client.connection);
      else reply(storageRefusal());
    } finally {
      this.#joining -= 1;
      this.#closeIfIdle();
    }
  }

  /** Sends the log after `since` to a client that saw a gap. */
  async tail(member: Member, since: number, reply: Answer<{ head: number }>): Promise<void> {
    try {
      await this.#sendTail(member, since);
      reply({ ok: true, head: this.#head });
    } catch (error) {
      this.#deps.log.error({ boardId: this.#deps.boardId, err: error }, 'log not read');
      reply(storageRefusal());
    }
  }

  push(member: Member, push: Push, reply: Answer<Stored>): void {
    if (push.n > member.nextN) {
      reply(refuse('out_of_order', `Push ${member.nextN} must come first.`, 0));
      return;
    }
    const update = member.fragments.add(push);
    if (update === undefined) {
      reply({ ok: true, seq: 0 });
      return;
    }
    if (!(update instanceof Uint8Array)) {
      reply(update);
      return;
    }
    const wrong = checkUpdate(update);
    if (wrong === undefined) this.#append(member, push.n, update, reply);
    else reply(refuse('invalid', wrong));
  }

  setPresence(member: Member, presence: PresenceSet): void {
    this.#presence.set(member.peer.peerId, presence);
  }

  setProfile(member: Member, profile: Profile, reply: Answer<object>): void {
    member.peer = { ...profile, peerId: member.peer.peerId };
    this.#sendToAll('peer:changed', member.peer);
    reply({ ok: true });
  }

  leave(connection: Connection): void {
    const member = this.#members.get(connection);
    if (!member) return;
    const { boardId } = this.#deps;
    const { peerId } = member.peer;
    this.#members.delete(connection);
    connection.exit(boardId);
    this.#presence.remove(peerId);
    this.#sendToAll('peer:left', { peerId });
    this.#closeIfIdle();
  }

  member(connection: Connection): Member | undefined {
    return this.#members.get(connection);
  }

  /** For somebody who was let in and cannot be kept up to date. */
  #end(connection: Connection): void {
    connection.send('session:end', { code: 'failed', retryMs: STORAGE_RETRY_MS });
    this.leave(connection);
  }

  async #load(): Promise<BoardHead> {
    const board = await this.#loaded;
    if (!this.#queue) {
      const { boardId, storage, log } = this.#deps;
      this.#head = board.head;
      const onIdle = () => this.#closeIfIdle();
      const recover = () => this.#recover();
      this.#queue = createAppendQueue({ boardId, epoch: board.epoch, storage, log, onIdle, recover });
    }
    return board;
  }

  #admit(connection: Connection, { sessionId, profile }: JoinRequest, lastN: number): Member {
    this.#lastPeerId += 1;
    const peer = { ...profile, peerId: this.#lastPeerId };
    const member = { connection, sessionId, peer, nextN: lastN + 1, fragments: createFragments() };
    this.#members.set(connection, member);
    return member;
  }

  /** A client that comes back before its broken connection was noticed must not see its own ghost. */
  #dismiss(sessionId: string): void {
    for (const ghost of [...this.#members.values()].filter((member) => member.sessionId === sessionId)) {
      this.leave(ghost.connection);
    }
  }

  #introduce({ connection, peer }: Member): void {
    const { fanOut, boardId } = this.#deps;
    connection.enter(boardId);
    fanOut.send({ boardId, except: connection }, 'peer:joined', peer);
    const states = this.#presence.snapshot();
    if (states) connection.send('presence:frame', states);
  }

  /**
   * Reads and sends until the client has everything that was announced. Entries announced meanwhile reach it twice, live
   * and here; it takes the first that fits.
   */
  async #sendTail(member: Member, since: number): Promise<void> {
    const { storage, boardId } = this.#deps;
    let sent = since;
    while (sent < this.#head && this.#members.has(member.connection)) {
      const entries = await storage.readLog(boardId, { after: sent, maxBytes: TAIL_BYTES });
      const last = entries.at(-1);
      if (!last) throw new Error(`The log of board ${boardId} ends at ${sent}, not at ${this.#head}.`);
      member.connection.send('board:tail', encodeTail(this.#readable(entries)));
      sent = last.seq;
    }
  }

  /** Announces what the log holds beyond the last announcement, to everybody: its authors were told that it failed. */
  async #recover(): Promise<void> {
    const { storage, boardId, fanOut } = this.#deps;
    const { head } = await storage.openBoard(boardId);
    while (this.#head < head) {
      const entries = await storage.readLog(boardId, { after: this.#head, maxBytes: TAIL_BYTES });
      for (const { seq, bytes } of this.#readable(entries)) {
        this.#head = seq;
        fanOut.send({ boardId }, 'update:entry', encodeEntry({ seq, peerId: NOBODY, bytes }));
      }
    }
  }

  /** A damaged entry goes out empty: clients count it, say so, and show the rest. */
  #readable(entries: readonly StoredEntry[]): Entry[] {
    const { boardId, log } = this.#deps;
    return entries.map(({ seq, bytes }) => {
      if (!bytes) log.error({ boardId, seq }, 'entry damaged on disk: restore it from a backup');
      return { seq, bytes: bytes ?? NO_BYTES };
    });
  }

  #append(member: Member, n: number, bytes: Uint8Array, reply: Answer<Stored>): void {
    const isNew = n === member.nextN;
    if (isNew) member.nextN += 1;
    this.#queue?.add({
      session: member.sessionId,
      n,
      bytes,
      reply,
      onStored: (seq) => this.#announce(member, seq, bytes),
      // A resend may fail although its first copy was stored: only a push that was new has to come again.
      onFailed: () => {
        if (isNew) member.nextN = Math.min(member.nextN, n);
      },
    });
  }

  #announce({ connection, peer }: Member, seq: number, bytes: Uint8Array): void {
    const { fanOut, boardId, metrics } = this.#deps;
    this.#head = seq;
    metrics.stored(1, bytes.length);
    const entry = encodeEntry({ seq, peerId: peer.peerId, bytes });
    fanOut.send({ boardId, except: connection }, 'update:entry', entry);
  }

  #describe(epoch: string, member?: Member) {
    const others = [...this.#members.values()].filter((other) => other !== member);
    return {
      epoch,
      head: this.#head,
      peers: others.map(({ peer }) => peer),
      limits: { maxUpdateBytes: MAX_UPDATE_BYTES, chunkBytes: CHUNK_BYTES },
    };
  }

  #sendToAll<E extends ServerEventName>(event: E, ...args: Parameters<ServerEvents[E]>): void {
    this.#deps.fanOut.send({ boardId: this.#deps.boardId }, event, ...args);
  }

  #closeIfIdle(): void {
    if (this.#members.size > 0 || this.#joining > 0 || this.#queue?.isIdle === false) return;
    this.#presence.stop();
    this.#deps.onIdle();
  }
}

/** A client that asked to join and may be gone before the answer is known. */
export interface JoiningClient {
  readonly connection: Connection;
  isGone(): boolean;
}

/** The client's document follows another log: another epoch, or entries that this log does not have. */
function isForeign({ epoch, lastSeq }: JoinRequest, ownEpoch: string, head: number): boolean {
  return lastSeq > 0 && (epoch !== ownEpoch || lastSeq > head);
}
