import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { restartOneAfterTheOther } from './nodes/rollingRestart.ts';
import { startNodes } from './nodes/startNodes.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { proxyKinds } from './proxies/kinds.ts';
import { startProxy } from './proxies/startProxy.ts';

/** Measured are two to three seconds, as `nodes/restartFigures.ts` says; a busy machine is slow, not wrong. */
const BACK_WITHIN_MS = 20_000;

it.each(proxyKinds)(
  'Two nodes behind $title are restarted under load, and nobody loses more than a moment',
  async (kind) => {
    const nodes = await startNodes(await testDatabase(`restart-${randomUUID()}`));
    const proxy = await startProxy(kind, nodes.urls);
    const { gapsMs, troubles, acknowledged, missing } = await restartOneAfterTheOther(nodes, proxy.url);
    await proxy.stop();
    await nodes.stop();
    expect(troubles).toEqual([]);
    expect(acknowledged).toBeGreaterThan(100);
    expect(missing).toBe(0);
    expect(gapsMs.length).toBeGreaterThan(0);
    expect(Math.max(...gapsMs)).toBeLessThan(BACK_WITHIN_MS);
  },
  120_000,
);
