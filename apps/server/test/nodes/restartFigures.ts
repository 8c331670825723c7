import { startPostgres } from '../postgres/startPostgres.ts';
import { proxyKinds } from '../proxies/kinds.ts';
import { startProxy } from '../proxies/startProxy.ts';
import { startNodePair } from './nodePair.ts';
import { restartOneAfterTheOther } from './rollingRestart.ts';

/**
 * How long people are away while two nodes behind a proxy are restarted one after the other, while 20 of them draw:
 *
 *   node apps/server/test/nodes/restartFigures.ts
 */

const postgres = await startPostgres();
for (const [index, kind] of proxyKinds.entries()) {
  const nodes = await startNodePair(await postgres.database(`figures-${index}`));
  const proxy = await startProxy(kind, nodes.urls);
  const { gapsMs, troubles, acknowledged, missing } = await restartOneAfterTheOther(nodes, proxy.url);
  const sorted = gapsMs.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  process.stdout.write(
    `${kind.title}: ${sorted.length} breaks, half of them below ${at(0.5)}, 95 % below ${at(0.95)}, the longest ${at(1)}; ` +
      `${acknowledged} shapes acknowledged, ${missing} missing; ${troubles.length} troubles told\n`,
  );
  for (const trouble of new Set(troubles)) process.stdout.write(`  ${trouble}\n`);
  await proxy.stop();
  await nodes.stop();
}
await postgres.stop();
