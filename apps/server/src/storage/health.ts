import type { StorageHealth } from './storage.ts';

/** While writes fail, this often one is tried: what waits on the page is stored within this time of the repair. */
const PROBE_MS = 1_000;

/** Whether writes work. */
export interface Health {
  readonly current: StorageHealth;
  onHealth(listener: (health: StorageHealth) => void): () => void;
  /** A write failed. Finds out from now on when they work again. */
  fail(message: string): void;
  stop(): void;
}

/** @param probe resolves when a small write became durable. */
export function createHealth(probe: () => Promise<unknown>): Health {
  const listeners = new Set<(health: StorageHealth) => void>();
  let current: StorageHealth = { kind: 'ok' };
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const become = (health: StorageHealth): void => {
    current = health;
    for (const listener of [...listeners]) listener(health);
  };

  const tryLater = (): void => {
    if (!isStopped) timer = setTimeout(() => probe().then(() => become({ kind: 'ok' }), tryLater), PROBE_MS);
  };

  return {
    get current() {
      return current;
    },
    onHealth(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fail(message) {
      if (isStopped || current.kind === 'failing') return;
      become({ kind: 'failing', sinceMs: Date.now(), message });
      tryLater();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
