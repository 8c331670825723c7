import { Code, ConnectError } from '@connectrpc/connect';
import type { Pass } from '../access/pass.ts';
import type { FeedDeps } from '../http/feed/feedDeps.ts';
import { type LogPage, type Position, readLogPage } from '../http/feed/logPage.ts';
import { createLogReader, type LogSink } from '../http/feed/logReader.ts';
import type { Stays } from '../http/feed/stays.ts';
import { watchPass } from '../http/feed/watchPass.ts';
import type { StoredEntry } from '../storage/index.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';

/** How much of the log is read at a time while a reader catches up. */
const CATCH_UP_BYTES = 128 * 1024;

/** Proxies give up on an answer in which nothing happens for a minute; some for half of one. */
const HEARTBEAT_MS = 15_000;

export interface SubscribeDeps extends FeedDeps {
  readonly stays: Stays;
  readonly basePath: string;
}

interface Subscription {
  readonly boardId: string;
  readonly pass: Pass;
  readonly position: Position;
  /** The reader is gone. */
  readonly signal: AbortSignal;
}

/** As `boards.proto` says it. */
export interface Told {
  readonly told:
    | { readonly case: 'log'; readonly value: { readonly epoch: string; readonly head: bigint } }
    | { readonly case: 'snapshot'; readonly value: { readonly path: string; readonly covers: bigint } }
    | { readonly case: 'entry'; readonly value: { readonly seq: bigint; readonly update: Uint8Array } }
    | { readonly case: undefined };
}

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * The log of a board after a position, and what is written as it is written, until the reader leaves.
 *
 * @throws ConnectError when it may not read any more, or there is nothing more to be had here.
 */
export async function* subscribe(deps: SubscribeDeps, wanted: Subscription): AsyncGenerator<Told> {
  const { storage, clock } = deps;
  const { boardId, position, signal } = wanted;
  const first = await readLogPage(storage, boardId, { ...position, maxBytes: 0 });
  yield { told: { case: 'log', value: { epoch: first.epoch, head: BigInt(first.head) } } };
  if (first.kind === 'reset') throw anotherLog();
  const mailbox = createMailbox<Told>();
  const leave = (): void => mailbox.close();
  signal.addEventListener('abort', leave);
  let cancelBeat = (): void => {};
  const beat = (): void => {
    mailbox.put({ told: { case: undefined } }, 0);
    cancelBeat = clock.after(HEARTBEAT_MS, beat);
  };
  cancelBeat = clock.after(HEARTBEAT_MS, beat);
  const visit = follow(deps, wanted, mailbox);
  try {
    yield* mailbox.read();
  } finally {
    signal.removeEventListener('abort', leave);
    cancelBeat();
    mailbox.close();
    await visit;
  }
}

/** Puts everything into the mailbox until that is closed. Never rejects: what goes wrong is told in there. */
async function follow(
  { storage, rooms, access, clock, stays, basePath }: SubscribeDeps,
  { boardId, pass, position }: Subscription,
  mailbox: Mailbox<Told>,
): Promise<void> {
  const end = (why: unknown): void => mailbox.close(why);
  try {
    await rooms.get(boardId).visit(async (visit) => {
      const reader = createLogReader({
        since: position.since,
        readPage: (since) => readLogPage(storage, boardId, { since, maxBytes: CATCH_UP_BYTES }),
        sink: createSink(mailbox, { boardId, basePath, onReset: () => end(anotherLog()) }),
        onFailed: end,
      });
      const stops = [
        visit.follow((told) => {
          if (told === 'over') end(startAnew());
          else reader.follower(told === 'moved' ? undefined : told);
        }),
        stays.begin(() => end(startAnew())),
        watchPass({ boardId, pass }, { access, clock, onEnd: () => end(noMore()) }),
      ];
      try {
        await reader.begin();
        await mailbox.ended;
      } finally {
        for (const stop of stops) stop();
      }
    });
  } catch (error) {
    end(error);
  }
}

function createSink(
  mailbox: Mailbox<Told>,
  {
    boardId,
    basePath,
    onReset,
  }: { readonly boardId: string; readonly basePath: string; readonly onReset: () => void },
): LogSink {
  const entry = ({ seq, bytes = NOTHING }: StoredEntry): void =>
    mailbox.put({ told: { case: 'entry', value: { seq: BigInt(seq), update: bytes } } }, bytes.length);
  const page = ({ snapshot, entries }: Extract<LogPage, { kind: 'page' }>): void => {
    if (snapshot) {
      const path = `${basePath}/api/boards/${boardId}/snapshots/${snapshot.name}`;
      mailbox.put({ told: { case: 'snapshot', value: { path, covers: BigInt(snapshot.covers) } } }, 0);
    }
    for (const one of entries) entry(one);
  };
  return {
    get isFull() {
      return mailbox.isFull;
    },
    get isOver() {
      return mailbox.isOver;
    },
    drained: mailbox.drained,
    page(read) {
      if (read.kind === 'reset') onReset();
      else page(read);
    },
    entry,
  };
}

function anotherLog(): ConnectError {
  return new ConnectError(
    'This is another log than the one that was followed: begin anew, at 0.',
    Code.OutOfRange,
  );
}

function startAnew(): ConnectError {
  return new ConnectError('Come again, and go on after the last entry.', Code.Unavailable);
}

function noMore(): ConnectError {
  return new ConnectError('This board is not open to you any more.', Code.PermissionDenied);
}
