import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningNodes, startNodes } from './startNodes.ts';
import { startRedis } from './startRedis.ts';

/** Two nodes for a proxy to stand before: one database, one Redis, one folder of files. */
export interface NodePair extends Pick<RunningNodes, 'end' | 'restart' | 'stop'> {
  readonly urls: readonly [string, string];
  /** Boards that are open on a node, and clients that are connected to it. */
  figures(url: string): Promise<{ readonly rooms: number; readonly connections: number }>;
}

export async function startNodePair(databaseUrl: string): Promise<NodePair> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-nodes-'));
  const redis = await startRedis();
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    TRUSTED_PROXIES: '1',
    METRICS: 'on',
  };
  const nodes = await startNodes([settings, settings]);
  return {
    ...nodes,
    // As many as there are settings.
    urls: nodes.urls as [string, string],
    async figures(url) {
      const text = await (await fetch(`${url}/metrics`)).text();
      return { rooms: sumOf(text, 'rooms'), connections: sumOf(text, 'connections') };
    },
    async stop() {
      await nodes.stop();
      await redis.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** Of a metric in Prometheus' text, whatever its labels are. */
function sumOf(text: string, name: string): number {
  const values = [...text.matchAll(new RegExp(`^drawbridge_${name}(?:{.*})? (\\d+)$`, 'gm'))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}
