import { expect, it } from 'vitest';
import { legibleOn, readableOn } from './readableOn.ts';

it('a label is dark on light colours and white on dark ones', () => {
  for (const light of ['#ffffff', '#e0a100', '#7ea2ff']) expect(readableOn(light)).toBe('#16171a');
  for (const dark of ['#000000', '#3333aa', '#8148d8']) expect(readableOn(dark)).toBe('#ffffff');
});

it('a colour is kept where it can be read, and else gives way to one that can', () => {
  expect(legibleOn('#ffe88f', '#23252b')).toBe('#23252b');
  expect(legibleOn('#ffe88f', '#ececee')).toBe('#16171a');
  expect(legibleOn('#3566e3', '#3566e3')).toBe('#ffffff');
});
