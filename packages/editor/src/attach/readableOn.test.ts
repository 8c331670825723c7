import { expect, it } from 'vitest';
import { readableOn } from './readableOn.ts';

it('a label is dark on light colours and white on dark ones', () => {
  for (const light of ['#ffffff', '#e0a100', '#7ea2ff']) expect(readableOn(light)).toBe('#16171a');
  for (const dark of ['#000000', '#3333aa', '#8148d8']) expect(readableOn(dark)).toBe('#ffffff');
});
