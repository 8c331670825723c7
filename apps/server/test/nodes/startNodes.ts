import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis } from '../cluster/startRedis.ts';
import { type ServerProcess, startServerProcess } from '../serverProcess.ts';

/** Two servers in processes of their own, behind a proxy: one database, one Redis, one folder of files, one address each for good. */
export interface TestNodes {
  readonly urls: readonly [string, string];
  /** Boards that are open on a node, and clients that are connected to it. */
  figures(url: string): Promise<{ readonly rooms: number; readonly connections: number }>;
  /** Ends a node. Answers its exit code, or the signal that killed it. */
  end(url: string, signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Starts a node again that was ended, where it was. */
  restart(url: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startNodes(databaseUrl: string): Promise<TestNodes> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-nodes-'));
  const redis = await startRedis();
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: `redis://127.0.0.1:${redis.port}` };
  const start = (port: string): Promise<ServerProcess> =>
    startServerProcess({ DATA_DIR: dataDir, TRUSTED_PROXIES: '1', METRICS: 'on', ...env, PORT: port });
  const [first, second] = await Promise.all([start('0'), start('0')]);
  const running = new Map([first, second].map((node) => [node.url, node]));
  const nodeAt = (url: string): ServerProcess => {
    const node = running.get(url);
    if (!node) throw new Error(`No node has the address ${url}.`);
    return node;
  };
  return {
    urls: [first.url, second.url],
    async figures(url) {
      const text = await (await fetch(`${url}/metrics`)).text();
      return { rooms: sumOf(text, 'rooms'), connections: sumOf(text, 'connections') };
    },
    end: (url, signal) => nodeAt(url).end(signal),
    async restart(url) {
      running.set(url, await start(new URL(url).port));
    },
    async stop() {
      await Promise.all([...running.values()].map((node) => node.end('SIGKILL')));
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
