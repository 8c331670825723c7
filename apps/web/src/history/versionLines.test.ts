import type { BoardHistory } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { versionLines, withOlder } from './versionLines.ts';

const ADA = { name: 'Ada', color: '#ff0000', clients: [7] };
const BEN = { name: 'Ben', color: '#00ff00', clients: [8] };

const version = (firstSeq: number, seq: number, by: number[] = [0]) => ({
  firstSeq,
  seq,
  fromMs: firstSeq * 1_000,
  toMs: seq * 1_000,
  by,
});

function history(parts: Partial<BoardHistory> = {}): BoardHistory {
  return {
    log: 'log',
    versions: [version(11, 20, [1, 0]), version(1, 10)],
    named: [],
    authors: [ADA, BEN],
    days: 90,
    ...parts,
  };
}

describe('The lines of a history', () => {
  it('begin with what changed since one was there, and who did that, if anything did', () => {
    const lines = versionLines(history(), { people: [BEN], since: { seq: 12, timeMs: 5_000 } });
    expect(lines[0]).toMatchObject({ seq: 20, beforeSeq: 12, sinceMs: 5_000, people: [BEN] });
    expect(lines).toHaveLength(3);
    expect(versionLines(history(), { people: [BEN], since: { seq: 20, timeMs: 5_000 } })).toHaveLength(2);
  });

  it('are compared with the line below, and the oldest with what was before it', () => {
    const lines = versionLines(history({ versions: [version(11, 20), version(5, 10)] }));
    expect(lines.map(({ seq, beforeSeq, isNewest }) => [seq, beforeSeq, isNewest])).toEqual([
      [20, 10, true],
      [10, 4, false],
    ]);
  });

  it('say who worked, who did most first', () => {
    expect(versionLines(history()).map(({ people }) => people)).toEqual([[BEN, ADA], [ADA]]);
  });

  it('have a name in the place of the version that it is of, and between versions a line of its own', () => {
    const named = [
      { id: 1, seq: 5, name: 'Half', timeMs: 5_000 },
      { id: 2, seq: 20, name: 'All', timeMs: 20_000 },
    ];
    const lines = versionLines(history({ named }));
    expect(lines.map(({ key, named: name, beforeSeq }) => [key, name?.name, beforeSeq])).toEqual([
      ['named 2', 'All', 10],
      ['at 10', undefined, 5],
      ['named 1', 'Half', 0],
    ]);
    expect(lines[0]?.isNewest).toBe(true);
  });

  it('keep both names of the same version, each compared with what was before', () => {
    const named = [
      { id: 1, seq: 20, name: 'One', timeMs: 20_000 },
      { id: 2, seq: 20, name: 'Two', timeMs: 20_000 },
    ];
    expect(versionLines(history({ named })).map(({ seq, beforeSeq }) => [seq, beforeSeq])).toEqual([
      [20, 10],
      [20, 10],
      [10, 0],
    ]);
  });

  it('are also those of names whose time is not kept any more', () => {
    const named = [{ id: 1, seq: 3, name: 'Old', timeMs: 3_000 }];
    const lines = versionLines(history({ versions: [version(11, 20)], named }));
    expect(lines.at(-1)).toMatchObject({ seq: 3, people: [] });
  });
});

describe('Older versions', () => {
  it('come below, with the people that are known by other places there', () => {
    const shown = history({ versions: [version(11, 20)], before: 10 });
    const older = history({ versions: [version(1, 10, [1])], authors: [BEN, ADA] });
    const all = withOlder(shown, older);
    expect(all.before).toBeUndefined();
    expect(versionLines(all).map(({ people }) => people)).toEqual([[ADA], [ADA]]);
  });
});
