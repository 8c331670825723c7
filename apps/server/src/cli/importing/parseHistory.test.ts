import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_VERSIONS } from '../../storage/history.ts';
import { parseHistory } from './parseHistory.ts';

const NOW = 10_000;
const ada = { name: 'Ada', color: '#336699', clients: [7] };
const entry = (seq: number, more: object = {}) => ({ seq, timeMs: seq, by: 0, update: 'AAA=', ...more });
const whole = { authors: [ada], entries: [entry(1), entry(2)], versions: [{ seq: 2, name: 'Draft' }] };
const parse = (changes: object) => parseHistory({ ...whole, ...changes }, NOW);

describe('a history in a file', () => {
  it('is its entries, who wrote them, and what was named', () => {
    expect(parse({})).toEqual({
      authors: [{ name: 'Ada', color: '#336699' }],
      entries: [1, 2].map((timeMs) => ({ timeMs, by: 0, bytes: new Uint8Array(2) })),
      versions: [{ seq: 2, name: 'Draft' }],
    });
    expect(parse({ versions: undefined })?.versions).toEqual([]);
  });

  it.each([
    ['nothing', { entries: [] }],
    ['no beginning', { entries: [entry(2)] }],
    ['a hole', { entries: [entry(1), entry(3)] }],
    ['the same twice', { entries: [entry(1), entry(1)] }],
    ['somebody who is not there', { entries: [entry(1, { by: 1 })] }],
    ['no bytes', { entries: [entry(1, { update: '%' })] }],
    ['no time', { entries: [entry(1, { timeMs: 'now' })] }],
    ['people who are none', { authors: [7] }],
    ['too many people', { authors: Array.from({ length: 10_001 }, () => ada) }],
    ['too many entries', { entries: { length: 1_000_001 } }],
    ['a version of what was never written', { versions: [{ seq: 3, name: 'Later' }] }],
    ['a version without a name', { versions: [{ seq: 1, name: ' ' }] }],
    ['too many versions', { versions: Array.from({ length: MAX_VERSIONS + 1 }, () => whole.versions[0]) }],
  ])('with %s is none', (_what, changes) => {
    expect(parse(changes)).toBeUndefined();
  });

  it('goes neither back in time nor beyond today', () => {
    const times = [5, 3, NOW * 9, 7].map((timeMs, index) => entry(index + 1, { timeMs }));
    expect(parse({ entries: times })?.entries.map(({ timeMs }) => timeMs)).toEqual([5, 5, NOW, NOW]);
  });

  it('of anything at all is read without an error', () => {
    const some = fc.oneof(fc.anything(), fc.record({ entries: fc.anything(), authors: fc.anything() }));
    fc.assert(fc.property(some, (value) => void parseHistory(value, NOW)));
  });
});
