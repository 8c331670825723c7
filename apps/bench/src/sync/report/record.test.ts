import { expect, test } from 'vitest';
import { commandOf, createRecord } from './record.ts';

test('what is kept says what was typed, but not where things are', () => {
  expect(commandOf(['--', 'sync', '--quick', '--out', '/tmp/x', '--cells', 'join', '--cache=/home/y'])).toBe(
    'pnpm bench sync --quick --cells join',
  );
});

test('what is kept names the exact version of each package of others', () => {
  const { versions, machine } = createRecord([], { command: '', repeats: 3 });
  expect(versions).toMatchObject({ '@hocuspocus/server': '4.7.0', yjs: '13.6.33' });
  expect(Object.values(versions).every((version) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true);
  expect(machine.cores).toBeGreaterThan(0);
});
