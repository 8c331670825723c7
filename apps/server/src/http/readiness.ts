import type { EventLoopWatch } from '../eventLoop.ts';
import type { Storage, StorageHealth } from '../storage/index.ts';

/** Whether this server should be sent new clients, and what that follows from. */
export interface Readiness {
  readonly ready: boolean;
  /** In words, when it is not ready. */
  readonly reason?: string;
  readonly storage: StorageHealth['kind'];
  /** Where nodes hear each other by Redis: whether they do. Without it they go on, so it makes nobody unready. */
  readonly redis?: 'ok' | 'away';
  /** The server is about to stop. */
  readonly draining: boolean;
  /** The longest time that work waited for the processor within the last 10 to 20 seconds. */
  readonly eventLoopLagMs: number;
}

export function createReadiness(deps: {
  readonly storage: Pick<Storage, 'health'>;
  readonly eventLoop: Pick<EventLoopWatch, 'delay'>;
  /** `undefined` where there is none. */
  readonly isRedisUp: () => boolean | undefined;
  readonly isDraining: () => boolean;
}): () => Readiness {
  const { storage, eventLoop, isRedisUp, isDraining } = deps;
  return () => {
    const { health } = storage;
    const draining = isDraining();
    const redis = isRedisUp();
    const parts = {
      storage: health.kind,
      ...(redis !== undefined && { redis: redis ? ('ok' as const) : ('away' as const) }),
      draining,
      eventLoopLagMs: Math.round(eventLoop.delay.maxMs),
    };
    if (draining) return { ready: false, reason: 'The server is about to stop.', ...parts };
    if (health.kind === 'ok') return { ready: true, ...parts };
    return { ready: false, reason: `Changes cannot be stored: ${health.message}`, ...parts };
  };
}
