import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { startNodePair } from './nodes/nodePair.ts';
import { restartOneAfterTheOther } from './nodes/rollingRestart.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { proxyKinds } from './proxies/kinds.ts';
import { startProxy } from './proxies/startProxy.ts';

it.each(proxyKinds)(
  'Two nodes behind $title are restarted under load, everybody comes back, and nothing is lost',
  async (kind) => {
    const nodes = await startNodePair(await testDatabase(`restart-${randomUUID()}`));
    const proxy = await startProxy(kind, nodes.urls);
    const { gapsMs, troubles, acknowledged, missing } = await restartOneAfterTheOther(nodes, proxy.url);
    await proxy.stop();
    await nodes.stop();
    expect(troubles).toEqual([]);
    expect(acknowledged).toBeGreaterThan(100);
    expect(missing).toBe(0);
    expect(gapsMs.length).toBeGreaterThan(0);
  },
  // How long it takes, `nodes/restartFigures.ts` measures: a busy machine is slow, not wrong.
  300_000,
);
