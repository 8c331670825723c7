import type { LiveEntry } from '@drawbridge/protocol';
import type { LogPage } from './logPage.ts';

/** Whoever takes a log as it is written. */
export interface LogSink {
  /** It takes no more for now: what comes is read from storage, when it does again. */
  readonly isFull: boolean;
  readonly isOver: boolean;
  drained(): Promise<void>;
  page(page: LogPage): void;
  entry(entry: LiveEntry): void;
}

/** One reader's way along a log: each entry once, in order. Nothing is queued: what a slow reader missed is in the log. */
export interface LogReader {
  /** Told of each entry as it is written; of none where only a look at the log shows how it went on. */
  follower(entry: LiveEntry | undefined): void;
  /** Reads what is there already. Rejects when storage does; so does `failed`, later. */
  begin(): Promise<void>;
}

export interface LogReaderDeps {
  readonly since: number;
  readonly readPage: (since: number) => Promise<LogPage>;
  readonly sink: LogSink;
  /** The log could not be read, when nobody waited for that any more. */
  readonly onFailed: (error: unknown) => void;
}

export function createLogReader({ since, readPage, sink, onFailed }: LogReaderDeps): LogReader {
  let sent = since;
  let isReading = false;
  let isMore = false;

  /** Answers whether that was all. */
  const readOn = async (): Promise<boolean> => {
    await sink.drained();
    if (sink.isOver) return true;
    const page = await readPage(sent);
    if (sink.isOver) return true;
    sink.page(page);
    if (page.kind === 'reset') return true;
    sent = page.upto;
    return page.upto >= page.head;
  };

  const catchUp = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      let isAll = false;
      while (!isAll || isMore) {
        isMore = false;
        isAll = await readOn();
        if (sink.isOver) return;
      }
    } finally {
      isReading = false;
    }
  };

  return {
    begin: catchUp,
    follower(entry) {
      if (isReading) isMore = true;
      else if (entry && entry.seq <= sent) return;
      else if (entry?.seq === sent + 1 && !sink.isFull) {
        sent = entry.seq;
        sink.entry(entry);
      } else catchUp().catch(onFailed);
    },
  };
}
