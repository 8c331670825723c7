import {
  encodeEntry,
  type Joined,
  type JoinRequest,
  type LiveEntry,
  type LiveRoom,
  type PresenceSet,
  type Profile,
  type Push,
  type Reply,
  refuse,
  type Stored,
} from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import type { Clock } from '../clock.ts';
import type { Lines } from '../cluster/line.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { BoardStanding, Storage } from '../storage/index.ts';
import { STORAGE_RETRY_MS, unreadable } from './appendQueue.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { describeRoom } from './describeRoom.ts';
import { createEntrance, type Entrance, readerOf } from './entrance.ts';
import type { Gate } from './gate/gate.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Leases } from './leases.ts';
import type { LedgerLimits } from './ledger.ts';
import type { Connection, FanOut, JoiningClient, Member } from './member.ts';
import type { ElsewhereEntry } from './neighbours.ts';
import { createPasses, type Passes } from './passes.ts';
import { createPushes, type Pushes } from './pushes.ts';
import { createVisits, type Stay, type Visits } from './visits.ts';

/** A room outlives the last person by this, so that a reload finds it warm. */
const LINGER_MS = 30_000;

/** People whom a restart sent away come back after this long, and up to twice as long. */
const RETURN_MS = 1_000;

export interface RoomDeps {
  readonly boardId: string;
  readonly storage: Storage;
  readonly gate: Gate;
  readonly leases: Leases;
  readonly fanOut: FanOut;
  readonly lines: Lines;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: LedgerLimits & { readonly maxPeoplePerBoard: number };
  /** A pass of a board as it is by now; `undefined` when it is over. */
  readonly renewPass: (boardId: string, pass: Pass) => Pass | undefined;
  /** A board, any of them, has another entry. */
  readonly onEntry?: (boardId: string) => void;
  /** Nobody is here, nothing is being stored, and the room let go of everything. */
  readonly onClosed: () => void;
}

type Answer<T extends object> = (reply: Reply<T>) => void;

/** What a room has once its board is open. */
interface Opened {
  readonly journal: Journal;
  readonly pushes: Pushes;
  readonly entrance: Entrance;
}

/**
 * A board open on this server, with the people in it. Log first: an update is checked and appended to storage, and only
 * once it is durable is it acknowledged to its author and announced to the others.
 *
 *     push ──▶ pushes ──▶ journal: gate ──▶ storage ──▶ crowd
 *
 * No method rejects: each answers through `reply`.
 */
export class Room {
  readonly #deps: RoomDeps;
  readonly #crowd: Crowd;
  readonly #passes: Passes;
  readonly #visits: Visits;
  readonly #opening: Promise<Opened>;
  #opened: Opened | undefined;
  #joining = 0;
  #isRestarting = false;
  #cancelClose: (() => void) | undefined;
  #isStopped = false;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    const { boardId, fanOut, clock, metrics } = deps;
    this.#crowd = createCrowd({
      boardId,
      fanOut,
      clock,
      head: () => this.#opened?.journal.ledger.head ?? 0,
      catchUp: (member, since) => void this.#catchUp(member, since),
      lines: deps.lines,
      onEntryElsewhere: (told) => this.#hear(told),
      onLeft: () => this.#considerClosing(),
      onLagging: metrics.lagging,
      onCutOff: metrics.cutOff,
    });
    this.#passes = createPasses({
      clock,
      nowMs: Date.now,
      members: () => this.#crowd.members(),
      renew: (pass) => deps.renewPass(boardId, pass),
      sendAway: (member) => this.#crowd.end(member, { code: 'auth', retryMs: 0 }),
    });
    this.#visits = createVisits({ onLeft: () => this.#considerClosing() });
    this.#opening = this.#open();
    this.#opening.catch(() => {});
  }

  /** Lets a client in, then brings it up to date. A client that left meanwhile is not let in. */
  async join(client: JoiningClient, request: JoinRequest, reply: Answer<Joined>): Promise<void> {
    this.#joining += 1;
    try {
      await (await this.#opening).entrance.join(client, request, reply);
    } catch (error) {
      this.#deps.log.error({ boardId: this.#deps.boardId, err: error }, 'board not opened');
      const member = this.#crowd.find(client.connection);
      if (member) this.#crowd.end(member, { code: 'failed', retryMs: STORAGE_RETRY_MS });
      else reply(unreadable());
    } finally {
      this.#joining -= 1;
      this.#considerClosing();
    }
  }

  /** Sends the log after `since` to a client that saw a gap, or that has read the snapshot. */
  async tail(member: Member, since: number, reply: Answer<{ head: number }>): Promise<void> {
    delete member.readingSinceMs;
    try {
      const { catchUp, ledger } = (await this.#opening).journal;
      if (await catchUp.send(readerOf(member, this.#crowd), since)) reply({ ok: true, head: ledger.head });
      else reply(refuse('compacted', 'This part of the log is only in the snapshot: join again.', 0));
    } catch (error) {
      this.#deps.log.error({ boardId: this.#deps.boardId, err: error }, 'log not read');
      reply(unreadable());
    }
  }

  /** Keeps the board open while `stay` lasts. Rejects when it does, and when the board cannot be read. */
  visit<T>(stay: Stay<T>): Promise<T> {
    return this.#visits.receive(this.#opening, stay);
  }

  push(member: Member, push: Push, reply: Answer<Stored>): void {
    this.#opened?.pushes.take(member, push, reply);
  }

  setPresence(member: Member, presence: PresenceSet): void {
    this.#crowd.setPresence(member, presence);
  }

  setProfile(member: Member, profile: Profile, reply: Answer<object>): void {
    this.#crowd.setProfile(member, profile);
    reply({ ok: true });
  }

  setPass(member: Member, pass: Pass): void {
    this.#passes.replace(member, pass);
    this.#crowd.introduce(member);
  }

  /** How the board stood when it was looked at. */
  compare(standing: BoardStanding): void {
    this.#opened?.journal.compare(standing);
  }

  reviewPasses(): void {
    this.#passes.review();
  }

  /** Ends somebody's session because an owner wants it so. */
  remove(peerId: number, reply: Answer<object>): void {
    const isRemoved = this.#crowd.remove(peerId);
    reply(isRemoved ? { ok: true } : refuse('invalid', 'This person is not here any more.'));
  }

  /** Lets everybody go, who come back by themselves; then forgets what it has at hand, as soon as nothing is on its way. */
  restart(): void {
    for (const member of [...this.#crowd.members()])
      this.#crowd.end(member, { code: 'failed', retryMs: RETURN_MS * (1 + Math.random()) });
    this.#isRestarting = true;
    this.#visits.tell('over');
    void this.#close();
  }

  describe(): LiveRoom {
    return describeRoom(this.#deps.boardId, this.#opened?.journal, this.#crowd.members());
  }

  leave(connection: Connection): void {
    this.#crowd.leave(connection);
  }

  member(connection: Connection): Member | undefined {
    return this.#crowd.find(connection);
  }

  /** Forgets everything that waits for a later moment. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelClose?.();
    this.#crowd.stop();
    this.#passes.stop();
    this.#visits.close();
    this.#opened?.journal.close();
  }

  async #open(): Promise<Opened> {
    const { storage, boardId } = this.#deps;
    const board = await storage.openBoard(boardId);
    const journal = createJournal(board, {
      ...this.#deps,
      announce: (entry, except) => {
        this.#crowd.report(encodeEntry(entry), except);
        if (except) this.#told(board.epoch, entry);
        this.#visits.tell(entry);
        this.#deps.onEntry?.(boardId);
      },
      isSnapshotRead: () => this.#crowd.isSnapshotRead,
      onMoved: () => {
        this.#crowd.endAll({ code: 'failed', retryMs: 0 });
        this.#visits.tell('moved');
      },
      onReplaced: () => this.#giveUp(),
      onFilled: (filling) => this.#crowd.tell('board:filled', filling),
      onIdle: () => this.#considerClosing(),
    });
    const pushes = createPushes({ journal, onDamaging: (member, why) => this.#kick(member, why) });
    const { isAlone } = this.#deps.lines;
    const entrance = createEntrance({
      ...this.#deps,
      isAlone,
      isOver: () => this.#isStopped,
      journal,
      crowd: this.#crowd,
      passes: this.#passes,
    });
    this.#opened = { journal, pushes, entrance };
    return this.#opened;
  }

  async #catchUp(member: Member, since: number): Promise<void> {
    await this.tail(member, since, (reply) => {
      if (!reply.ok) this.#crowd.end(member, { code: 'slow', retryMs: reply.retryMs ?? 0 });
    });
  }

  #kick(member: Member, message: string): void {
    const { log, metrics, boardId } = this.#deps;
    log.error({ boardId, session: member.sessionId, message }, 'update would have damaged the board');
    metrics.damaging();
    this.#crowd.end(member, { code: 'kicked' });
  }

  /** What somebody here wrote. */
  #told(epoch: string, entry: LiveEntry): void {
    this.#deps.metrics.stored(1, entry.bytes.length);
    this.#crowd.tellEntry(epoch, entry);
  }

  #hear({ epoch, seq, entry }: ElsewhereEntry): void {
    const journal = this.#opened?.journal;
    // Of another epoch it is heard when this one is seen to be over.
    if (journal?.ledger.epoch === epoch) journal.hear(entry ?? { seq });
  }

  /** The board goes on in another room, if somebody wants it to. */
  #giveUp(): void {
    this.#crowd.endAll({ code: 'failed', retryMs: 0 });
    this.stop();
    this.#deps.onClosed();
  }

  get #isNeeded(): boolean {
    return this.#crowd.size + this.#joining + this.#visits.size > 0 || this.#opened?.journal.isIdle === false;
  }

  #considerClosing(): void {
    this.#cancelClose?.();
    this.#cancelClose = undefined;
    // A visit may outlast the room, by the moment in which it hears of that.
    if (this.#isNeeded || this.#isStopped) return;
    // A board that could not be opened is tried anew by whoever comes next.
    const lingerMs = this.#isRestarting ? 0 : LINGER_MS;
    if (this.#opened) this.#cancelClose = this.#deps.clock.after(lingerMs, () => void this.#close());
    else this.#deps.onClosed();
  }

  async #close(): Promise<void> {
    await this.#opened?.journal.settle();
    if (this.#isNeeded) return;
    this.stop();
    this.#deps.onClosed();
  }
}
