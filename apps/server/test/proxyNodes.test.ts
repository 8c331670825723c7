import { randomUUID } from 'node:crypto';
import { createBoardId } from '@drawbridge/protocol';
import { openBoard, type Provider, type Transport } from '@drawbridge/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type NodePair, startNodePair } from './nodes/nodePair.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { proxyKinds } from './proxies/kinds.ts';
import { type RunningProxy, startProxy } from './proxies/startProxy.ts';

/** Two real nodes with one PostgreSQL and one Redis, behind the real proxies with the samples in `deploy`. */

/** Processes that start and end on a busy machine are slow, not wrong. */
const PATIENCE = { timeout: 20_000 };
/** Each comes to either node by chance: of fewer, all of them are on one of the nodes now and then. */
const BOARDS = 20;

let nodes: NodePair;
let proxy: RunningProxy;
let providers: Provider[];

const open = (boardId: string, transports: readonly Transport[]): Provider => {
  const provider = openBoard({ url: proxy.url, boardId, transports });
  providers.push(provider);
  return provider;
};

const enter = async (boardId: string, ...transports: Transport[]): Promise<Provider> => {
  const provider = open(boardId, transports);
  await provider.synced;
  return provider;
};

const shapes = ({ doc }: Provider) => doc.getMap<string>('shapes');
const saved = (provider: Provider) => expect.poll(() => provider.outbox.size, PATIENCE).toBe(0);
const shows = (provider: Provider, ...names: string[]) =>
  expect.poll(() => [...shapes(provider).keys()], PATIENCE).toEqual(expect.arrayContaining(names));

const connections = async (): Promise<number[]> =>
  (await Promise.all(nodes.urls.map(nodes.figures))).map((figures) => figures.connections);

describe.each(proxyKinds)('Two nodes behind $title', { timeout: 90_000 }, (kind) => {
  beforeAll(async () => {
    nodes = await startNodePair(await testDatabase(`proxy-${randomUUID()}`));
  });
  afterAll(() => nodes.stop());
  beforeEach(() => {
    providers = [];
  });
  afterEach(async () => {
    await Promise.all(providers.map((provider) => provider.close()));
    await proxy.stop();
  });

  it('have each board on one of them, with everybody who is there, and share them', async () => {
    proxy = await startProxy(kind, nodes.urls);
    const boards = Array.from({ length: BOARDS }, createBoardId);
    await Promise.all(
      boards.map(async (board) => {
        const ann = await enter(board, 'websocket');
        const ben = await enter(board, 'polling');
        shapes(ann).set('ann', board);
        shapes(ben).set('ben', board);
        await Promise.all([shows(ann, 'ben'), shows(ben, 'ann'), saved(ann), saved(ben)]);
      }),
    );
    const [a, b] = await Promise.all(nodes.urls.map(nodes.figures));
    expect([a?.connections, b?.connections]).toEqual([a?.rooms, b?.rooms].map((rooms) => Number(rooms) * 2));
    expect(Number(a?.rooms) + Number(b?.rooms)).toBe(BOARDS);
    expect(Math.min(Number(a?.rooms), Number(b?.rooms))).toBeGreaterThan(0);
    await Promise.all(providers.map((provider) => provider.close()));
    await expect.poll(connections, PATIENCE).toEqual([0, 0]);
  });

  it('take over what the other one had when that is killed, and give it back', async () => {
    proxy = await startProxy(kind, nodes.urls);
    const board = createBoardId();
    const ann = await enter(board, 'websocket', 'polling');
    const ben = await enter(board, 'polling');
    shapes(ann).set('before', 'ann');
    await shows(ben, 'before');
    const [a, b] = nodes.urls;
    const [home, other] = (await connections())[0] === 2 ? [a, b] : [b, a];
    await nodes.end(home, 'SIGKILL');
    shapes(ann).set('annMeanwhile', 'ann');
    shapes(ben).set('benMeanwhile', 'ben');
    await Promise.all([saved(ann), saved(ben), shows(ann, 'benMeanwhile'), shows(ben, 'annMeanwhile')]);
    expect((await nodes.figures(other)).connections).toBe(2);
    await nodes.restart(home);
    const cay = await enter(board, 'polling');
    expect(shapes(cay).size).toBe(3);
    shapes(ben).set('back', 'ben');
    await Promise.all([ann, cay].map((provider) => shows(provider, 'back')));
  });

  it('let WebSocket work where requests go to one or the other, as they tell each other, and long-polling say why it does not', async () => {
    proxy = await startProxy(kind, nodes.urls, { isScattering: true });
    const board = createBoardId();
    const ann = await enter(board, 'websocket');
    shapes(ann).set('by', 'ann');
    await saved(ann);
    const ben = open(board, ['polling']);
    const dee = await enter(board, 'polling', 'websocket');
    expect(shapes(dee).get('by')).toBe('ann');
    const others = await Promise.all(Array.from({ length: 3 }, () => enter(board, 'websocket')));
    expect(Math.min(...(await connections()))).toBeGreaterThan(0);
    shapes(dee).set('also', 'dee');
    await Promise.all([ann, ...others].map((provider) => shows(provider, 'also')));
    await expect.poll(() => ben.notice?.code, PATIENCE).toBe('scattered');
    expect(ben.status.kind).not.toBe('stopped');
  });
});
