import { describe, expect, it } from 'vitest';
import { boardVersions, collectAuthors } from './boardVersions.ts';

const MINUTE_MS = 60_000;
const span = (session: string, [firstSeq, lastSeq]: [number, number], [from, to]: [number, number]) => ({
  session,
  firstSeq,
  lastSeq,
  firstMs: from * MINUTE_MS,
  lastMs: to * MINUTE_MS,
  entries: lastSeq - firstSeq + 1,
  bytes: 1,
});
const deps = {
  pauseMs: 10 * MINUTE_MS,
  before: 1_000,
  authorOf: (session: string) => ({ a: 0, b: 1 })[session],
};

describe('Versions of a board', () => {
  it('end at a pause, the newest first', () => {
    const versions = boardVersions([span('a', [1, 4], [0, 5]), span('a', [5, 9], [20, 25])], deps);
    expect(versions.map(({ seq, firstSeq }) => [firstSeq, seq])).toEqual([
      [5, 9],
      [1, 4],
    ]);
    expect(versions[0]).toMatchObject({ fromMs: 20 * MINUTE_MS, toMs: 25 * MINUTE_MS });
  });

  it('name who worked on them, who did most first, and nobody who is not known', () => {
    const spans = [span('a', [1, 2], [0, 1]), span('b', [3, 9], [1, 2]), span('x', [10, 90], [2, 3])];
    expect(boardVersions(spans, deps)[0]?.by).toEqual([1, 0]);
  });

  it('leave out what came before the entry that was asked for, and who did only that', () => {
    const spans = [span('a', [1, 4], [0, 5]), span('b', [3, 9], [20, 25])];
    expect(boardVersions(spans, { ...deps, after: 5 })).toMatchObject([{ firstSeq: 6, seq: 9, by: [1] }]);
    expect(boardVersions(spans, { ...deps, after: 9 })).toEqual([]);
  });

  it('of a day without a pause are several, which do not overlap although the people did', () => {
    const spans = Array.from({ length: 100 }, (_, index) =>
      span(index % 2 ? 'a' : 'b', [index * 10 + 1, index * 10 + 15], [index * 2, index * 2 + 3]),
    );
    const versions = boardVersions(spans, { ...deps, before: 995 }).reverse();
    expect(versions.length).toBeGreaterThan(2);
    expect(versions.at(-1)?.seq).toBe(995);
    for (const [index, { seq }] of versions.slice(0, -1).entries()) {
      expect(versions[index + 1]?.firstSeq).toBe(seq + 1);
    }
  });

  it('are none of nothing', () => {
    expect(boardVersions([], deps)).toEqual([]);
  });
});

describe('Authors', () => {
  it('are people, however many sessions and clients they had', () => {
    const ada = { name: 'Ada', color: '#ff0000' };
    const { authors, authorOf } = collectAuthors([
      { ...ada, session: 'one', client: 7 },
      { ...ada, session: 'two', client: 8 },
      { ...ada, session: 'two', client: 0 },
      { name: 'Bob', color: '#ff0000', session: 'three', client: 9 },
    ]);
    expect(authors).toEqual([
      { ...ada, clients: [7, 8] },
      { name: 'Bob', color: '#ff0000', clients: [9] },
    ]);
    expect([authorOf('one'), authorOf('two'), authorOf('three'), authorOf('none')]).toEqual([
      0,
      0,
      1,
      undefined,
    ]);
    expect(JSON.stringify(authors)).not.toContain('one');
  });
});
