import { join } from 'node:path';
import { LIMITS_LIFTED } from '../../server/limitsLifted.ts';
import { startServer } from '../../server/startServer.ts';
import { startStores } from '../../server/startStores.ts';
import { runNodes, type System } from '../system.ts';

const NODES = 2;

const ours = {
  module: new URL('../clients/drawbridge.ts', import.meta.url).href,
  comesBack: true,
  start: (dataDir: string) =>
    runNodes({
      start: (_, port) => startServer({ ...LIMITS_LIFTED, DATA_DIR: dataDir, PORT: port }),
    }),
};

export const drawbridge: System = { ...ours, name: 'drawbridge' };

/** Ours for people whose network lets no WebSocket through. */
export const polling: System = { ...ours, name: 'polling', transport: 'polling' };

/** Ours with two nodes and every board on both of them, on PostgreSQL and Redis. */
export const nodes: System = {
  ...ours,
  name: 'nodes',
  async start(dataDir) {
    const stores = await startStores(['sync']);
    const [databaseUrl = ''] = stores.databaseUrls;
    const settings = { ...LIMITS_LIFTED, DATABASE_URL: databaseUrl, REDIS_URL: stores.redisUrl };
    const start = (index: number, port: string) =>
      startServer({ ...settings, DATA_DIR: join(dataDir, `${index}`), PORT: port });
    return runNodes({ count: NODES, stores, start });
  },
};
