import { expect, test } from 'vitest';
import { commandOf } from './commandOf.ts';

test('what is kept says what was typed, but not where things are', () => {
  expect(commandOf(['--', 'sync', '--quick', '--out', '/tmp/x', '--cells', 'join', '--cache=/home/y'])).toBe(
    'pnpm bench sync --quick --cells join',
  );
});
