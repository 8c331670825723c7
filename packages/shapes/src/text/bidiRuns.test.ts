import { describe, expect, it } from 'vitest';
import { bidiRuns } from './bidiRuns.ts';

/** The line as it is seen, letter by letter, in the words of the standard's own examples: capitals go from right to left. */
function seen(line: string, direction: 'ltr' | 'rtl' = 'ltr'): string {
  const written = line.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 65 + 0x5d0));
  return bidiRuns(written, direction)
    .map(({ start, end, isRtl }) => {
      const letters = [...line.slice(start, end)];
      return (isRtl ? letters.reverse() : letters).join('');
    })
    .join('');
}

describe('a line in both directions', () => {
  it('is seen as the standard says', () => {
    expect(seen('car means CAR.')).toBe('car means RAC.');
    expect(seen('CAR means car.', 'rtl')).toBe('.means car RAC');
    expect(seen('he said THE VALUES ARE 123, 456, 789, OK.')).toBe(
      'he said KO ,789 ,456 ,123 ERA SEULAV EHT.',
    );
  });

  it('has its numbers from left to right, with what belongs to them', () => {
    expect(seen('ABC 123.45 DEF', 'rtl')).toBe('FED 123.45 CBA');
    expect(seen('ABC 50% DEF', 'rtl')).toBe('FED 50% CBA');
    expect(seen('abc 123', 'ltr')).toBe('abc 123');
  });

  it('begins where its direction does, with stops and spaces too', () => {
    expect(seen('ABC.', 'rtl')).toBe('.CBA');
    expect(seen('ABC ', 'ltr')).toBe('CBA ');
    expect(seen('abc ', 'rtl')).toBe(' abc');
    expect(seen('abc', 'ltr')).toBe('abc');
    expect(bidiRuns('', 'rtl')).toEqual([]);
  });

  it('keeps marks on their letters, and both halves of a character together', () => {
    expect(bidiRuns('שָׁלוֹם', 'rtl')).toEqual([{ start: 0, end: 7, isRtl: true }]);
    expect(bidiRuns('😀', 'rtl')).toHaveLength(1);
  });

  it('takes digits after Arabic letters for Arabic ones', () => {
    expect(bidiRuns('مرحبا 12', 'rtl').map(({ isRtl }) => isRtl)).toEqual([false, true]);
  });
});
