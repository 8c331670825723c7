import { expect, test } from 'vitest';
import type { TextStorage } from '../storedValue.ts';
import { createThemeSwitch, type ThemeView } from './theme.ts';

function setUp(kept?: string) {
  const applied: ThemeView[] = [];
  const written: string[] = [];
  const onSystem: (() => void)[] = [];
  const systemDark = {
    matches: false,
    addEventListener: (_: 'change', l: () => void) => void onSystem.push(l),
  };
  const storage: TextStorage = {
    getItem: () => kept ?? null,
    setItem: (_key, value) => void written.push(value),
  };
  const theme = createThemeSwitch({ storage, systemDark, apply: (view) => applied.push(view) });
  const systemTurns = (dark: boolean) => {
    systemDark.matches = dark;
    for (const listener of onSystem) listener();
  };
  return { theme, applied, written, systemTurns };
}

test('without a choice the system decides, and keeps deciding', () => {
  const { theme, systemTurns } = setUp();
  expect(theme.current).toEqual({ choice: 'system', theme: 'light' });
  systemTurns(true);
  expect(theme.current).toEqual({ choice: 'system', theme: 'dark' });
});

test('a choice is applied, remembered, and stronger than the system', () => {
  const { theme, applied, written, systemTurns } = setUp();
  theme.choose('dark');
  systemTurns(false);
  expect(applied.at(-1)).toEqual({ choice: 'dark', theme: 'dark' });
  expect(written).toEqual(['dark']);
});

test('a remembered choice is there at once; a damaged one is not trusted', () => {
  expect(setUp('dark').applied).toEqual([{ choice: 'dark', theme: 'dark' }]);
  expect(setUp('sepia').theme.current.choice).toBe('system');
});

test('listeners hear changes until they leave', () => {
  const { theme } = setUp();
  let heard = 0;
  const leave = theme.onChange(() => (heard += 1));
  theme.choose('dark');
  leave();
  theme.choose('light');
  expect(heard).toBe(1);
});
