import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'deep/prepare.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the second waits until the first is done, and says so', async () => {
  const events: string[] = [];
  const first = Promise.withResolvers<void>();
  const running = withLock(
    file,
    () => events.push('first waits'),
    () => first.promise,
  );
  const waited = Promise.withResolvers<void>();
  const second = withLock(file, waited.resolve, async () => events.push('second works'));
  await waited.promise;
  expect(events).toEqual([]);
  first.resolve();
  await Promise.all([running, second]);
  expect(events).toEqual(['second works']);
});

test('the lock is gone after the work, also after work that failed', async () => {
  await expect(
    withLock(
      file,
      () => {},
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

test('a lock that nobody has touched for long is taken over', async () => {
  const abandoned = join(folder, 'abandoned.lock');
  writeFileSync(abandoned, '1');
  utimesSync(abandoned, new Date(0), new Date(0));
  const onWait = (): never => {
    throw new Error('waited for a lock without a holder');
  };
  expect(await withLock(abandoned, onWait, async () => 'worked')).toBe('worked');
});
