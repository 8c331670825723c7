import { type Refusal, type Reply, refuse, type Stored } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Appended, NewEntry, Storage } from '../storage/index.ts';
import { type BoardGate, type Candidate, GateError, type Verdict } from './gate/gate.ts';
import type { LogFollower } from './logFollower.ts';

/** Before a client sends again what could not be stored. */
export const STORAGE_RETRY_MS = 1_000;

/** Before a client sends again what could not be checked. */
const GATE_RETRY_MS = 1_000;
const FINAL_RETRY_MS = 60_000;

/** The same after what one may not do: somebody may give the right to it, and that is told. */
const ROLE_RETRY_MS = 60_000;

/** An update on its way to disk. */
export interface QueuedEntry extends NewEntry {
  /** Whose changes it holds; nobody's in particular when it only deletes. */
  readonly client: number | undefined;
  /** Whether the board must not know `client` yet. Asked when it is checked. */
  isNewClient(): boolean;
  /** Of who may only comment, the clients whose comments are their own. */
  readonly commentsAs: readonly number[] | undefined;
  readonly knownAs: string | undefined;
  readonly reply: (reply: Reply<Stored>) => void;
  /** Called before `reply` when the log held everything already. */
  onKnown(): void;
  onFailed(): void;
  /** It would have damaged the board. Called after `reply`. */
  onDamaging(message: string): void;
}

export interface AppendQueue<Entry extends QueuedEntry> {
  readonly isIdle: boolean;
  add(entry: Entry): void;
  /** The log may have gone on without this node: looks, in turn. */
  wake(): void;
  /** Forgets what it meant to find out. What comes to nothing from here on was to be expected: its authors send it again. */
  stop(): void;
}

export interface AppendQueueDeps<Entry extends QueuedEntry> {
  readonly boardId: string;
  readonly epoch: string;
  readonly storage: Pick<Storage, 'append'>;
  /** Where the log ends, as far as it was announced. */
  readonly head: () => number;
  readonly follower: Pick<LogFollower, 'isBehind' | 'doubt' | 'catchUp'>;
  readonly gate: Pick<BoardGate, 'check' | 'forget'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'overtaken'>;
  /** The log got a new entry. Called before its `reply`. `shapes` is how many the board has with it. */
  readonly onStored: (entry: Entry, seq: number, shapes: number) => void;
  /** Everything that was queued is settled. */
  readonly onIdle: () => void;
}

/**
 * Checks a board's updates in the order in which they came, commits those that pass, one append in flight, and only then
 * announces them.
 *
 * When one cannot be stored, everything of its session that is queued behind it is refused too: later updates build on the
 * earlier ones and must not reach the log without them. A failed append may have been stored all the same (a disk that hung
 * and then went on), so nothing is checked or appended before that is known.
 *
 * What was checked upon one log is appended to that log, or not at all: when another node was faster, its entries are
 * announced first, and the append is tried after them. Only if they are of the same Yjs clients (somebody who came over from
 * that node while their work was on its way) the updates are checked again; changes of different clients never depend on
 * which of them came first.
 */
export function createAppendQueue<Entry extends QueuedEntry>(
  deps: AppendQueueDeps<Entry>,
): AppendQueue<Entry> {
  const { boardId, epoch, storage, head, follower, gate, clock, log, metrics, onIdle } = deps;
  let queue: Entry[] = [];
  let isBusy = false;
  let isStopped = false;
  let cancelLook = (): void => {};

  /** Without waiting for the next update: its authors may have left, and nobody knows what the log holds. */
  const lookSoon = (): void => {
    cancelLook();
    cancelLook = clock.after(STORAGE_RETRY_MS, wake);
  };

  /** Answers nothing where these must be checked again. However it fails, the gate holds what the log may not. */
  const append = async (accepted: readonly Entry[], after: number): Promise<Appended[] | undefined> => {
    const entries = accepted.map(toNewEntry);
    try {
      for (let last = after; ; last = head()) {
        const appended = await storage.append(boardId, epoch, entries, last);
        // The gate let through what the log did not take: they must not differ.
        if (appended.some(({ isDuplicate }) => isDuplicate)) gate.forget();
        if (appended.length > 0) return appended;
        metrics.overtaken();
        follower.doubt();
        const { clients, isMoved } = await follower.catchUp();
        if (isMoved || accepted.some(({ client }) => client !== undefined && clients.has(client))) {
          gate.forget();
          return undefined;
        }
      }
    } catch (error) {
      follower.doubt();
      gate.forget();
      throw error;
    }
  };

  /** Refuses what the gate does not let through, and what is queued behind it in its session. Answers the others. */
  const sift = (batch: readonly Entry[], verdicts: readonly Verdict[]): Passed<Entry>[] => {
    const passed: Passed<Entry>[] = [];
    let stuck: Set<string> | undefined;
    for (let index = 0; index < batch.length; index += 1) {
      const entry = batch[index];
      if (!entry) break;
      const verdict = verdicts[index] ?? { kind: 'skipped' };
      if (isPassing(verdict)) {
        passed.push({ entry, verdict });
        continue;
      }
      stuck ??= new Set();
      stuck.add(entry.session);
      fail(entry, refusalOf(verdict));
      if (verdict.kind === 'damaging') entry.onDamaging(verdict.message);
    }
    if (!stuck) return passed;
    const behind = queue.filter(({ session }) => stuck.has(session));
    queue = queue.filter(({ session }) => !stuck.has(session));
    for (const entry of behind) fail(entry, overtaken());
    return passed;
  };

  const failAll = (batch: readonly Entry[], error: unknown): void => {
    const level = isStopped ? 'debug' : 'error';
    log[level]({ boardId, updates: batch.length, err: error }, 'updates not stored');
    const refusal = error instanceof GateError ? gateRefusal(error) : storageRefusal();
    const behind = queue;
    queue = [];
    for (const entry of [...batch, ...behind]) fail(entry, refusal);
  };

  /** Answers whether gate and storage did what they were asked. */
  const store = async (batch: readonly Entry[]): Promise<boolean> => {
    let unsettled = batch;
    try {
      if (follower.isBehind) await follower.catchUp();
      const after = head();
      const verdicts = batch.length > 0 ? await gate.check(toCandidates(batch)) : [];
      const passed = sift(batch, verdicts);
      unsettled = passed.map(({ entry }) => entry);
      const news = passed.flatMap(({ entry, verdict }) => (isNews(verdict) ? entry : []));
      const appended = news.length > 0 ? await append(news, after) : [];
      if (!appended) return await store(unsettled);
      settle(passed, appended, deps.onStored);
      return true;
    } catch (error) {
      failAll(unsettled, error);
      return false;
    }
  };

  const drain = async (): Promise<void> => {
    isBusy = true;
    let isWell = true;
    do {
      const batch = queue;
      queue = [];
      isWell = await store(batch);
    } while (queue.length > 0 || (isWell && follower.isBehind));
    isBusy = false;
    if (follower.isBehind) lookSoon();
    onIdle();
  };

  const wake = (): void => {
    if (!isBusy && !isStopped) void drain();
  };

  return {
    get isIdle() {
      return !isBusy && !follower.isBehind;
    },
    add(entry) {
      queue.push(entry);
      if (!isBusy) void drain();
    },
    wake,
    stop() {
      isStopped = true;
      cancelLook();
    },
  };
}

type Accepted = Extract<Verdict, { readonly kind: 'accepted' }>;

type Duplicate = Extract<Verdict, { readonly kind: 'duplicate' }>;

/** An entry that the gate let through. */
interface Passed<Entry> {
  readonly entry: Entry;
  readonly verdict: Accepted | Duplicate;
}

function isPassing(verdict: Verdict): verdict is Accepted | Duplicate {
  return isNews(verdict) || verdict.kind === 'duplicate';
}

function isNews(verdict: Verdict): verdict is Accepted {
  return verdict.kind === 'accepted';
}

/** Of several updates by a client that the board does not know, the first makes it known. */
function toCandidates(batch: readonly QueuedEntry[]): Candidate[] {
  let met: Set<number | undefined> | undefined;
  return batch.map((entry) => {
    const { bytes, client, session, commentsAs, knownAs } = entry;
    const isNewClient = entry.isNewClient() && !met?.has(client);
    if (isNewClient) met = (met ?? new Set()).add(client);
    return { bytes, session, isNewClient, commentsAs, knownAs };
  });
}

/** Entry and acknowledgement leave in one go for each update, so that every client sees seq in order. */
function settle<Entry extends QueuedEntry>(
  passed: readonly Passed<Entry>[],
  appended: readonly Appended[],
  onStored: AppendQueueDeps<Entry>['onStored'],
): void {
  let index = 0;
  for (const { entry, verdict } of passed) {
    const result = isNews(verdict) ? appended[index++] : undefined;
    const seq = result && !result.isDuplicate ? result.seq : 0;
    if (isNews(verdict) && seq > 0) onStored(entry, seq, verdict.shapes);
    else entry.onKnown();
    entry.reply({ ok: true, seq });
  }
}

function fail(entry: QueuedEntry, refusal: Refusal): void {
  entry.onFailed();
  entry.reply(refusal);
}

function refusalOf(verdict: Exclude<Verdict, Passed<QueuedEntry>['verdict']>): Refusal {
  switch (verdict.kind) {
    case 'resync':
      return { ...refuse('resync', 'The log knows another part of these changes.', 0), clock: verdict.clock };
    case 'readonly':
      return refuse('readonly', verdict.message, ROLE_RETRY_MS);
    case 'refused':
    case 'damaging':
      return refuse('invalid', verdict.message);
    case 'skipped':
      return overtaken();
    default:
      return verdict satisfies never;
  }
}

function overtaken(): Refusal {
  return refuse('out_of_order', 'An update before this one was not stored.', 0);
}

function gateRefusal({ message, isFinal }: GateError): Refusal {
  return refuse('internal', message, isFinal ? FINAL_RETRY_MS : GATE_RETRY_MS);
}

export function unreadable(): Refusal {
  return refuse('storage', 'The server could not read this board from its disk.', STORAGE_RETRY_MS);
}

export function storageRefusal(): Refusal {
  return refuse('storage', 'The server could not write to its disk.', STORAGE_RETRY_MS);
}

function toNewEntry({ session, n, bytes, writer }: QueuedEntry): NewEntry {
  return { session, n, bytes, ...(writer && { writer }) };
}
