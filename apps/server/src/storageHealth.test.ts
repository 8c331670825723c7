import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createReadiness } from './http/readiness.ts';
import { createMetrics } from './metrics.ts';
import type { StorageHealth } from './storage/storage.ts';
import { reportStorageHealth } from './storageHealth.ts';

const FAILING: StorageHealth = { kind: 'failing', sinceMs: 5, message: 'The disk is full.' };

function start() {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line).msg) });
  const metrics = createMetrics();
  const listeners = new Set<(health: StorageHealth) => void>();
  const storage = {
    health: { kind: 'ok' } as StorageHealth,
    onHealth(listener: (health: StorageHealth) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const stop = reportStorageHealth({ storage, log, metrics });
  const become = (health: StorageHealth): void => {
    storage.health = health;
    for (const listener of listeners) listener(health);
  };
  const isOk = async (): Promise<boolean> => (await metrics.render()).includes('\ndrawbridge_storage_ok 1\n');
  return { lines, storage, become, stop, isOk };
}

describe('A storage that fails', () => {
  it('is reported once, and once when it is well again', async () => {
    const { lines, become, isOk } = start();
    expect(await isOk()).toBe(true);
    become(FAILING);
    become({ ...FAILING, message: 'The disk is still full.' });
    expect(lines).toEqual(['changes cannot be stored']);
    expect(await isOk()).toBe(false);
    become({ kind: 'ok' });
    become({ kind: 'ok' });
    expect(lines).toEqual(['changes cannot be stored', 'changes are stored again']);
    expect(await isOk()).toBe(true);
  });

  it('is reported no more after the end', () => {
    const { lines, become, stop } = start();
    stop();
    become(FAILING);
    expect(lines).toEqual([]);
  });
});

describe('Readiness', () => {
  it('is there while changes are stored and the server goes on', () => {
    const { storage, become } = start();
    let isDraining = false;
    const eventLoop = { delay: { meanMs: 1, p99Ms: 3, maxMs: 6.6 } };
    let redis: boolean | undefined;
    const isRedisUp = () => redis;
    const readiness = createReadiness({ storage, eventLoop, isRedisUp, isDraining: () => isDraining });
    expect(readiness()).toEqual({ ready: true, storage: 'ok', draining: false, eventLoopLagMs: 7 });
    redis = false;
    expect(readiness()).toMatchObject({ ready: true, redis: 'away' });
    redis = undefined;
    become(FAILING);
    expect(readiness()).toEqual({
      ready: false,
      reason: 'Changes cannot be stored: The disk is full.',
      storage: 'failing',
      draining: false,
      eventLoopLagMs: 7,
    });
    become({ kind: 'ok' });
    isDraining = true;
    expect(readiness()).toMatchObject({
      ready: false,
      reason: 'The server is about to stop.',
      draining: true,
    });
  });
});
