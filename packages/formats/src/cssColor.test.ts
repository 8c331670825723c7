import { expect, it } from 'vitest';
import { parseCssColor } from './cssColor.ts';

it.each([
  ['#1E1e1E', '#1e1e1e'],
  ['#fa0', '#ffaa00'],
  ['#fa08', '#ffaa00'],
  ['#11223344', '#112233'],
  ['#11223300', 'transparent'],
  ['#0000', 'transparent'],
  [' White ', '#ffffff'],
  ['rgb(255, 0, 128)', '#ff0080'],
  ['rgba(300 0 0 / 50%)', '#ff0000'],
  ['rgba(1, 2, 3, 0)', 'transparent'],
  ['transparent', 'transparent'],
  ['none', 'transparent'],
])('%s is %s', (text, color) => {
  expect(parseCssColor(text)).toBe(color);
});

it.each(['', '#12345', 'constructor', 'url(#a)', '__proto__', 'var(--x)', 'x'.repeat(1e6), 7, null])(
  '%j is no colour',
  (text) => {
    expect(parseCssColor(text)).toBeUndefined();
  },
);
