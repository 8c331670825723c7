import type { WorkSpan } from '../history.ts';

/** A shorter pause is none: whoever draws looks at it now and then. */
const SPAN_PAUSE_MS = 30_000;

/** Work without a pause is told in pieces of this length, so that it can be told when it was half done. */
const MAX_SPAN_MS = 5 * 60_000;

export interface WorkEntry {
  readonly seq: number;
  readonly session: string;
  readonly timeMs: number;
  readonly size: number;
}

/** Entries, oldest first, as spans in the order of their first entries. */
export function workSpans(entries: Iterable<WorkEntry>): WorkSpan[] {
  const spans: WorkSpan[] = [];
  const open = new Map<string, number>();
  for (const entry of entries) {
    const index = open.get(entry.session);
    const last = index === undefined ? undefined : spans[index];
    if (index !== undefined && last && continues(last, entry)) {
      spans[index] = grown(last, entry);
    } else {
      open.set(entry.session, spans.length);
      spans.push(begun(entry));
    }
  }
  return spans;
}

function continues({ firstMs, lastMs }: WorkSpan, { timeMs }: WorkEntry): boolean {
  return timeMs - lastMs < SPAN_PAUSE_MS && timeMs - firstMs < MAX_SPAN_MS;
}

function grown(span: WorkSpan, { seq, timeMs, size }: WorkEntry): WorkSpan {
  // A clock that was set back must not make a span end before it began.
  const lastMs = Math.max(span.lastMs, timeMs);
  return { ...span, lastSeq: seq, lastMs, entries: span.entries + 1, bytes: span.bytes + size };
}

function begun({ seq, session, timeMs, size }: WorkEntry): WorkSpan {
  return {
    session,
    firstSeq: seq,
    lastSeq: seq,
    firstMs: timeMs,
    lastMs: timeMs,
    entries: 1,
    bytes: size,
  };
}
