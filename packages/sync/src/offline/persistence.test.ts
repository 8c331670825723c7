import { expect, test, vi } from 'vitest';
import { createManualClock } from '../test/manualClock.ts';
import { createPersistence } from './persistence.ts';

function setUp({ persisted = false, isWanted = true } = {}) {
  const clock = createManualClock();
  const storage = { persisted: vi.fn(async () => persisted), persist: vi.fn(async () => false) };
  const persistence = createPersistence({ clock, storage, isWanted: () => isWanted });
  return { clock, storage, persistence };
}

test('asks once, when work has waited for 10 seconds', async () => {
  const { clock, storage, persistence } = setUp();
  for (let stroke = 0; stroke < 3; stroke += 1) persistence.consider();
  clock.advance(9_999);
  expect(storage.persisted).not.toHaveBeenCalled();
  clock.advance(1);
  await expect.poll(() => storage.persist).toHaveBeenCalledTimes(1);
  persistence.consider();
  clock.advance(60_000);
  expect(storage.persisted).toHaveBeenCalledTimes(1);
});

test('does not ask for work that was delivered meanwhile, but for the next that waits', () => {
  const wanted = { value: false };
  const clock = createManualClock();
  const storage = { persisted: vi.fn(async () => true), persist: vi.fn(async () => true) };
  const persistence = createPersistence({ clock, storage, isWanted: () => wanted.value });
  persistence.consider();
  clock.advance(10_000);
  expect(storage.persisted).not.toHaveBeenCalled();
  wanted.value = true;
  persistence.consider();
  clock.advance(10_000);
  expect(storage.persisted).toHaveBeenCalledTimes(1);
});

test('does not ask a browser that has agreed already, nor after the board was closed', async () => {
  const agreed = setUp({ persisted: true });
  agreed.persistence.consider();
  agreed.clock.advance(10_000);
  await Promise.resolve();
  expect(agreed.storage.persist).not.toHaveBeenCalled();
  const closed = setUp();
  closed.persistence.consider();
  closed.persistence.stop();
  closed.clock.advance(10_000);
  expect(closed.storage.persisted).not.toHaveBeenCalled();
});
