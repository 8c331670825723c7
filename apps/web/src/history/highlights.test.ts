import { describe, expect, it } from 'vitest';
import { highlightsOf, sharesOf } from './highlights.ts';

const ADA = { name: 'Ada', color: '#ff0000', clients: [7, 17] };
const BEN = { name: 'Ben', color: '#00ff00', clients: [8] };

const changes = {
  added: new Map([
    ['a', 7],
    ['b', 17],
    ['c', 8],
  ]),
  changed: new Map([
    ['d', 7],
    ['e', 99],
  ]),
  removed: [],
};

describe('What changed in a version', () => {
  it('is told by person, whichever clients they were, who did most first', () => {
    const shares = sharesOf(changes, [BEN, ADA]);
    expect(shares.map(({ author, added, changed }) => [author.name, added, changed])).toEqual([
      ['Ada', 2, 1],
      ['Ben', 1, 0],
      ['Somebody', 0, 1],
    ]);
  });

  it('is outlined in their colours, with the name at the highest shape', () => {
    const places: Record<string, { x: number; y: number }> = {
      a: { x: 5, y: 90 },
      b: { x: 6, y: 10 },
      d: { x: 7, y: 50 },
    };
    // Only the place is asked for.
    const store = { get: (id: string) => places[id] as never };
    const [ada, ben] = highlightsOf(sharesOf(changes, [ADA, BEN]), store);
    expect(ada).toMatchObject({ name: 'Ada', color: '#ff0000' });
    expect(ada?.presence).toEqual({ tool: 'select', selection: ['a', 'b', 'd'], cursor: { x: 6, y: 10 } });
    expect(ben?.presence).not.toHaveProperty('cursor');
  });
});
