import { describe, expect, it } from 'vitest';
import { parseCounts, parseWords, readOptions } from './readOptions.ts';

describe('The options of a bench', () => {
  const defaults = { people: 50, kind: 'mixed' };

  it('are what they are otherwise while none is given', () => {
    expect(readOptions(defaults, [])).toEqual(defaults);
  });

  it('stay numbers where they are numbers, and words where they are words', () => {
    expect(readOptions(defaults, ['--people', '2', '--kind', '7'])).toEqual({ people: 2, kind: '7' });
  });

  it('are off until they are named where they take no value', () => {
    expect(readOptions({ quick: false }, [])).toEqual({ quick: false });
    expect(readOptions({ quick: false }, ['--quick'])).toEqual({ quick: true });
    expect(() => readOptions({ quick: false }, ['--quick=2'])).toThrow('--quick');
  });

  it('are refused when the bench does not have them', () => {
    expect(() => readOptions(defaults, ['--rounds', '2'])).toThrow('--rounds');
  });

  it.each(['many', '', ' '])('are refused when a number is to be %j', (value) => {
    expect(() => readOptions(defaults, [`--people=${value}`])).toThrow('--people takes a number');
  });
});

describe('A list', () => {
  it('may hold known words only', () => {
    expect(parseWords('kind', 'b,a', ['a', 'b', 'c'])).toEqual(['b', 'a']);
    expect(() => parseWords('kind', 'a,d', ['a', 'b'])).toThrow('--kind knows a, b, not "d"');
  });

  it('may hold numbers above 0 only', () => {
    expect(parseCounts('shapes', '1000,5000')).toEqual([1_000, 5_000]);
    expect(() => parseCounts('shapes', '1000,0')).toThrow('not "0"');
    expect(() => parseCounts('shapes', 'all')).toThrow('not "all"');
  });
});
