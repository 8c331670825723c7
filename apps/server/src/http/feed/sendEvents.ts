import type { LiveEntry } from '@drawbridge/protocol';
import type { Pass } from '../../access/pass.ts';
import type { Exchange } from '../history/exchange.ts';
import { describeEntry, describeSnapshot, type SnapshotUrl } from './describeLog.ts';
import { type EventStream, openEventStream } from './eventStream.ts';
import type { FeedDeps } from './feedDeps.ts';
import type { LogPage, Position } from './logPage.ts';
import { readLogPage } from './logPage.ts';
import { createLogReader, type LogSink } from './logReader.ts';
import type { Stays } from './stays.ts';
import { watchPass } from './watchPass.ts';

/** How much of the log is read at a time while a reader catches up. */
const CATCH_UP_BYTES = 128 * 1024;

/** Why a stream ends, told as its last event. Whoever may come back finds everything that it missed. */
type EndCode = 'auth' | 'reset' | 'restart' | 'failed';

interface Streamed {
  readonly boardId: string;
  readonly pass: Pass;
  readonly position: Position;
  readonly urlOf: SnapshotUrl;
}

/** Answers what is written on a board, as it is written, until nobody reads any more. */
export async function sendEvents(
  deps: FeedDeps & { readonly stays: Stays },
  { response }: Exchange,
  { boardId, pass, position, urlOf }: Streamed,
): Promise<void> {
  const { storage, rooms, access, clock, log, stays } = deps;
  const over = Promise.withResolvers<void>();
  await rooms.get(boardId).visit(async ({ follow }) => {
    const stream = openEventStream(response, { clock, onOver: over.resolve });
    const end = (code: EndCode): void => {
      stream.send('end', { code });
      stream.end();
    };
    const reader = createLogReader({
      since: position.since,
      readPage: (since) => readLogPage(storage, boardId, { since, maxBytes: CATCH_UP_BYTES }),
      sink: createSink(stream, { urlOf, onReset: () => end('reset') }),
      onFailed(error) {
        log.error({ boardId, err: error }, 'log not read');
        end('failed');
      },
    });
    const stops = [
      follow((told) => {
        if (told === 'over') end('restart');
        else reader.follower(told === 'moved' ? undefined : told);
      }),
      stays.begin(() => end('restart')),
      watchPass({ boardId, pass }, { access, clock, onEnd: () => end('auth') }),
    ];
    try {
      await reader.begin();
      await over.promise;
    } finally {
      for (const stop of stops) stop();
    }
  });
}

function createSink(
  stream: EventStream,
  { urlOf, onReset }: { readonly urlOf: SnapshotUrl; readonly onReset: () => void },
): LogSink {
  return {
    get isFull() {
      return stream.isFull;
    },
    get isOver() {
      return stream.isOver;
    },
    drained: stream.drained,
    page(page) {
      if (page.kind === 'reset') onReset();
      else sendPage(stream, page, urlOf);
    },
    entry: (entry) => stream.sendText('entry', jsonOf(entry), entry.seq),
  };
}

function sendPage(
  stream: EventStream,
  { snapshot, entries }: Extract<LogPage, { kind: 'page' }>,
  urlOf: SnapshotUrl,
): void {
  if (snapshot) stream.send('snapshot', describeSnapshot(snapshot, urlOf), snapshot.covers);
  for (const entry of entries) stream.send('entry', describeEntry(entry), entry.seq);
}

/** However many read along, an entry is put into JSON once. */
const texts = new WeakMap<LiveEntry, string>();

function jsonOf(entry: LiveEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = JSON.stringify(describeEntry(entry));
  texts.set(entry, text);
  return text;
}
