import { openBoard, type Provider } from '@drawbridge/sync';
import { startPostgres } from '../postgres/startPostgres.ts';
import { startNodePair } from './nodePair.ts';

/*
 * How long a change takes from one person to another who is at the same node, and at another one, with PostgreSQL and Redis
 * on this machine; the 20 ms for which a page gathers changes are in it:
 *
 *     node apps/server/test/nodes/latencyFigures.ts
 */
const CHANGES = 300;
const PAUSE_MS = 10;

const postgres = await startPostgres();
const nodes = await startNodePair(await postgres.database('latency'));
const [home, other] = nodes.urls;
for (let round = 1; round <= 3; round += 1) {
  const here = await measure(home, home, `here${round}`);
  const there = await measure(home, other, `there${round}`);
  process.stdout.write(
    `one node ${here.toFixed(1)} ms, two nodes ${there.toFixed(1)} ms: × ${(there / here).toFixed(2)}\n`,
  );
}
await nodes.stop();
await postgres.stop();

/** The median, in ms. */
async function measure(from: string, to: string, boardId: string): Promise<number> {
  const [author, reader] = [await enter(from, boardId), await enter(to, boardId)];
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    times.push(await takes(author, reader, `shape${change}`));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await Promise.all([author.close(), reader.close()]);
  return times.sort((a, b) => a - b)[CHANGES / 2] ?? Number.NaN;
}

async function enter(url: string, boardId: string): Promise<Provider> {
  const provider = openBoard({ url, boardId });
  await provider.synced;
  return provider;
}

function takes(author: Provider, reader: Provider, key: string): Promise<number> {
  const shapes = reader.doc.getMap('shapes');
  return new Promise((resolve) => {
    const beganMs = performance.now();
    const look = (): void => {
      if (!shapes.has(key)) return;
      shapes.unobserve(look);
      resolve(performance.now() - beganMs);
    };
    shapes.observe(look);
    author.doc.getMap('shapes').set(key, true);
  });
}
