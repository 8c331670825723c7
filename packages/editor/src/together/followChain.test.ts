import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followChain, givesWay } from './followChain.ts';

const US = 0;
const chainOf = (from: number, follows: Record<number, number>) =>
  followChain(from, (peerId) => follows[peerId], US);

describe('a chain of people who follow each other', () => {
  it('leads to the one at its end', () => {
    expect(chainOf(1, {})).toEqual({ kind: 'leader', peerId: 1 });
    expect(chainOf(1, { 1: 2, 2: 3 })).toEqual({ kind: 'leader', peerId: 3 });
  });

  it('is a circle when it comes back to oneself', () => {
    expect(chainOf(1, { 1: 2, 2: US })).toEqual({ kind: 'circle', peerIds: [1, 2, US] });
  });

  it('ends where it began when others go in a circle', () => {
    expect(chainOf(1, { 1: 2, 2: 3, 3: 2 })).toEqual({ kind: 'leader', peerId: 1 });
    expect(chainOf(1, { 1: 1 })).toEqual({ kind: 'leader', peerId: 1 });
  });

  it('ends always, and of any circle exactly one gives way', () => {
    const people = fc.array(fc.option(fc.nat(7), { nil: undefined }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(people, (follows) => {
        // Each sees the whole from where they stand.
        const chains = follows.map((next, self) =>
          next === undefined || next === self ? undefined : followChain(next, (id) => follows[id], self),
        );
        for (const [self, chain] of chains.entries()) {
          if (chain?.kind !== 'circle') continue;
          const circle = chain.peerIds;
          expect(circle).toContain(self);
          expect(circle.filter((one) => givesWay(one, circle))).toHaveLength(1);
        }
      }),
    );
  });
});
