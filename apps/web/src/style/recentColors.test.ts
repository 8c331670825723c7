import { expect, test } from 'vitest';
import { loadRecentColors, saveRecentColors, withRecentColor } from './recentColors.ts';

test('a colour of one’s own comes to the front, and named ones are not kept', () => {
  expect(withRecentColor(['#111111', '#222222'], '#222222')).toEqual(['#222222', '#111111']);
  const colors = ['#111111'] as const;
  expect(withRecentColor(colors, 'red')).toBe(colors);
  expect(withRecentColor(colors, '#111111')).toBe(colors);
});

test('only the last few are kept', () => {
  let colors: ReturnType<typeof withRecentColor> = [];
  for (let i = 0; i < 20; i++) colors = withRecentColor(colors, `#0000${10 + i}`);
  expect(colors).toHaveLength(6);
  expect(colors[0]).toBe('#000029');
});

test('they are found again, and what is no colour is left out', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(loadRecentColors(storage)).toEqual([]);
  saveRecentColors(storage, ['#aabbcc', '#001122']);
  expect(loadRecentColors(storage)).toEqual(['#aabbcc', '#001122']);
  kept.set('drawbridge:colors', 'red #12 javascript: #abcdef');
  expect(loadRecentColors(storage)).toEqual(['#abcdef']);
});
