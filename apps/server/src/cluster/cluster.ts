import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { createLines, type Lines, noLines } from './line.ts';
import { type AdapterFactory, createRedisAdapter } from './redis/adapter.ts';
import { createRedisLink } from './redis/link.ts';
import { createRedisBus } from './redis/redisBus.ts';

/** Long enough that no two nodes ever have the same. */
const NODE_ID_BYTES = 8;

/** The other nodes of the same database, as far as this one hears of them. */
export interface Cluster {
  readonly lines: Lines;
  /** Whether nodes hear each other; `undefined` where no Redis is configured. */
  readonly isUp: boolean | undefined;
  readonly adapter: AdapterFactory | undefined;
  close(): void;
}

export interface ClusterDeps {
  /** Empty where there is none. */
  readonly redisUrl: string | undefined;
  /** Of the database: nodes with another one may use the same Redis. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'watchRedis'>;
}

/** Begins to listen to other nodes, without waiting for Redis. */
export function openCluster({ redisUrl, secret, clock, log, metrics }: ClusterDeps): Cluster {
  if (redisUrl === undefined) {
    metrics.watchRedis(() => false);
    return { lines: noLines, isUp: undefined, adapter: undefined, close() {} };
  }
  const node = randomBytes(NODE_ID_BYTES).toString('hex');
  const prefix = `drawbridge:${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
  const link = createRedisLink({ url: redisUrl, log });
  const bus = createRedisBus({ link, clock, log, ownChannel: `${prefix}:node:${node}` });
  metrics.watchRedis(() => bus.isUp);
  return {
    lines: createLines({ bus, node, prefix }),
    get isUp() {
      return bus.isUp;
    },
    adapter: createRedisAdapter(link, `${prefix}:sockets`),
    close() {
      bus.stop();
      link.close();
    },
  };
}
