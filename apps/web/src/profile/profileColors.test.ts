import { expect, test } from 'vitest';
import { contrast, inkOn } from './contrast.ts';
import { profileColors } from './profileColors.ts';

test('contrast agrees with the two fixed points of its definition', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBeCloseTo(1);
});

test.each(profileColors)('$name stands out on both canvases and carries its initials', ({ hex }) => {
  expect(contrast(hex, '#fcfcfb')).toBeGreaterThanOrEqual(3);
  expect(contrast(hex, '#17181b')).toBeGreaterThanOrEqual(3);
  expect(contrast(hex, inkOn(hex))).toBeGreaterThanOrEqual(4.5);
});
