import {
  encodeEntry,
  type Joined,
  type JoinRequest,
  type PresenceSet,
  type Profile,
  type Push,
  type Reply,
  refuse,
  type Stored,
} from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Storage } from '../storage/index.ts';
import { STORAGE_RETRY_MS, unreadable } from './appendQueue.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { createFragments } from './fragments.ts';
import type { Gate } from './gate/gate.ts';
import { describeBoard, snapshotFor } from './joinReply.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Leases } from './leases.ts';
import type { LedgerLimits } from './ledger.ts';
import type { Connection, FanOut, JoiningClient, Member } from './member.ts';
import { createPasses, type Passes, refusePass } from './passes.ts';
import { type Permits, permit } from './permits.ts';
import { createPushes, type Pushes } from './pushes.ts';
import { fullnessOf } from './quota.ts';

/** A room outlives the last person by this, so that a reload finds it warm. */
const LINGER_MS = 30_000;

export interface RoomDeps {
  readonly boardId: string;
  readonly storage: Storage;
  readonly gate: Gate;
  readonly leases: Leases;
  readonly fanOut: FanOut;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: LedgerLimits & { readonly maxPeoplePerBoard: number };
  /** A pass of a board as it is by now; `undefined` when it is over. */
  readonly renewPass: (boardId: string, pass: Pass) => Pass | undefined;
  /** Nobody is here, nothing is being stored, and the room let go of everything. */
  readonly onClosed: () => void;
}

type Answer<T extends object> = (reply: Reply<T>) => void;

/** What a room has once its board is open. */
interface Opened {
  readonly journal: Journal;
  readonly pushes: Pushes;
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
  readonly #opening: Promise<Opened>;
  #opened: Opened | undefined;
  #joining = 0;
  #lastPeerId = 0;
  #cancelClose: (() => void) | undefined;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    const { boardId, fanOut, clock, metrics } = deps;
    this.#crowd = createCrowd({
      boardId,
      fanOut,
      clock,
      head: () => this.#opened?.journal.ledger.head ?? 0,
      catchUp: (member, since) => void this.#catchUp(member, since),
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
    this.#opening = this.#open();
    this.#opening.catch(() => {});
  }

  /** Lets a client in, then brings it up to date. A client that left meanwhile is not let in. */
  async join(client: JoiningClient, request: JoinRequest, reply: Answer<Joined>): Promise<void> {
    this.#joining += 1;
    try {
      await this.#answerJoin(client, request, reply);
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
      if (await catchUp.send(this.#reader(member), since)) reply({ ok: true, head: ledger.head });
      else reply(refuse('compacted', 'This part of the log is only in the snapshot: join again.', 0));
    } catch (error) {
      this.#deps.log.error({ boardId: this.#deps.boardId, err: error }, 'log not read');
      reply(unreadable());
    }
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

  reviewPasses(): void {
    this.#passes.review();
  }

  /** Ends somebody's session because an owner wants it so. */
  remove(peerId: number, reply: Answer<object>): void {
    const isRemoved = this.#crowd.remove(peerId);
    reply(isRemoved ? { ok: true } : refuse('invalid', 'This person is not here any more.'));
  }

  leave(connection: Connection): void {
    this.#crowd.leave(connection);
  }

  member(connection: Connection): Member | undefined {
    return this.#crowd.find(connection);
  }

  /** Forgets everything that waits for a later moment. */
  stop(): void {
    this.#cancelClose?.();
    this.#crowd.stop();
    this.#passes.stop();
    this.#opened?.journal.close();
  }

  async #open(): Promise<Opened> {
    const { storage, boardId } = this.#deps;
    const journal = createJournal(await storage.openBoard(boardId), {
      ...this.#deps,
      announce: (entry, except) => {
        this.#deps.metrics.stored(1, entry.bytes.length);
        this.#crowd.report(encodeEntry(entry), except);
      },
      isSnapshotRead: () => this.#crowd.isSnapshotRead,
      onMoved: () => this.#crowd.endAll({ code: 'failed', retryMs: 0 }),
      onFilled: (filling) => this.#crowd.tell('board:filled', filling),
      onIdle: () => this.#considerClosing(),
    });
    const pushes = createPushes({ journal, onDamaging: (member, why) => this.#kick(member, why) });
    this.#opened = { journal, pushes };
    return this.#opened;
  }

  async #answerJoin(client: JoiningClient, request: JoinRequest, reply: Answer<Joined>): Promise<void> {
    const { storage, limits } = this.#deps;
    const { boardId, sessionId, epoch = '', lastSeq } = request;
    const { journal } = await this.#opening;
    const [lastN, follows, permits] = await Promise.all([
      storage.lastN(boardId, sessionId),
      lastSeq === 0 || storage.follows(boardId, epoch, lastSeq),
      permit(request, { leases: this.#deps.leases, gate: journal.gate }),
    ]);
    if (client.isGone()) return;
    const pass = this.#deps.renewPass(boardId, client.pass);
    if (!pass) {
      reply(refusePass());
      return;
    }
    this.#crowd.dismiss(sessionId);
    if (this.#crowd.size >= limits.maxPeoplePerBoard) {
      reply(refuse('full', `As many people are here as may be: ${limits.maxPeoplePerBoard}.`, 5_000));
    } else if (!follows) {
      reply({
        ok: true,
        ...describeBoard(journal.ledger, { permits, pass, peers: this.#crowd.peers() }),
        mode: 'reset',
        peerId: 0,
      });
    } else {
      const member = this.#admit(client.connection, request, { permits, lastN, pass });
      await this.#letIn(journal, member, { request, permits, reply });
    }
  }

  async #letIn(
    { ledger, catchUp }: Journal,
    member: Member,
    { request, permits, reply }: { request: JoinRequest; permits: Permits; reply: Answer<Joined> },
  ): Promise<void> {
    const snapshot = snapshotFor(request, ledger);
    if (snapshot) member.readingSinceMs = this.#deps.clock.now();
    const way = snapshot ? ({ mode: 'snapshot', snapshot } as const) : ({ mode: 'tail' } as const);
    const { pass, peer } = member;
    const board = describeBoard(ledger, { permits, pass, peers: this.#crowd.peers() });
    reply({ ok: true, ...board, ...way, peerId: peer.peerId });
    this.#crowd.enter(member);
    this.#passes.review();
    if (fullnessOf(ledger.filling) !== 'roomy') member.connection.send('board:filled', ledger.filling);
    if (snapshot || (await catchUp.send(this.#reader(member), request.lastSeq))) return;
    this.#crowd.end(member, { code: 'failed', retryMs: 0 });
  }

  #admit(
    connection: Connection,
    { sessionId, profile, ackedN }: JoinRequest,
    { permits, lastN, pass }: { readonly permits: Permits; readonly lastN: number; readonly pass: Pass },
  ): Member {
    this.#lastPeerId += 1;
    // What the log held already when it was pushed is acknowledged, and stored under no number.
    const storedN = Math.max(lastN, ackedN);
    return {
      connection,
      sessionId,
      leases: permits.leases,
      pass,
      signed: new Map(),
      profile,
      peer: { ...profile, peerId: this.#lastPeerId },
      nextN: storedN + 1,
      storedN,
      fragments: createFragments(),
    };
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

  #reader(member: Member) {
    const { connection } = member;
    return { connection, isGone: () => this.#crowd.find(connection) !== member };
  }

  get #isNeeded(): boolean {
    return this.#crowd.size > 0 || this.#joining > 0 || this.#opened?.journal.isIdle === false;
  }

  #considerClosing(): void {
    this.#cancelClose?.();
    this.#cancelClose = undefined;
    if (this.#isNeeded) return;
    // A board that could not be opened is tried anew by whoever comes next.
    if (this.#opened) this.#cancelClose = this.#deps.clock.after(LINGER_MS, () => void this.#close());
    else this.#deps.onClosed();
  }

  async #close(): Promise<void> {
    await this.#opened?.journal.settle();
    if (this.#isNeeded) return;
    this.stop();
    this.#deps.onClosed();
  }
}
