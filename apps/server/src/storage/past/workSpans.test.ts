import { describe, expect, it } from 'vitest';
import { workSpans } from './workSpans.ts';

const entry = (seq: number, session: string, seconds: number) => ({
  seq,
  session,
  timeMs: seconds * 1_000,
  size: 10,
});

describe('Spans of work', () => {
  it('end at a pause', () => {
    const spans = workSpans([entry(1, 'a', 0), entry(2, 'a', 29), entry(3, 'a', 59)]);
    expect(spans).toEqual([
      { session: 'a', firstSeq: 1, lastSeq: 2, firstMs: 0, lastMs: 29_000, entries: 2, bytes: 20 },
      { session: 'a', firstSeq: 3, lastSeq: 3, firstMs: 59_000, lastMs: 59_000, entries: 1, bytes: 10 },
    ]);
  });

  it('are of one session each, although others draw in between', () => {
    const spans = workSpans([entry(1, 'a', 0), entry(2, 'b', 1), entry(3, 'a', 2)]);
    expect(spans.map(({ session, firstSeq, lastSeq }) => [session, firstSeq, lastSeq])).toEqual([
      ['a', 1, 3],
      ['b', 2, 2],
    ]);
  });

  it('of work without a pause are of some minutes each', () => {
    const entries = Array.from({ length: 60 }, (_, index) => entry(index + 1, 'a', index * 10));
    const spans = workSpans(entries);
    expect(spans).toHaveLength(2);
    expect(spans.reduce((sum, { entries }) => sum + entries, 0)).toBe(60);
  });

  it('never end before they begin, also when the clock was set back', () => {
    const [span] = workSpans([entry(1, 'a', 100), entry(2, 'a', 50)]);
    expect(span).toMatchObject({ firstMs: 100_000, lastMs: 100_000 });
  });
});
