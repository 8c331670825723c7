import type { LiveNode } from '@drawbridge/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AdminClient, createAdminClient } from './adminClient.ts';
import {
  type CabledNode,
  type CabledNodes,
  PATIENCE,
  type Person,
  startCabledNodes,
} from './nodes/cabledNodes.ts';
import { startRedis, type TestRedis } from './nodes/startRedis.ts';
import { testDatabase } from './postgres/testDatabase.ts';

const KEY = 'a key of 16 letters or more';

let redis: TestRedis;
let nodes: CabledNodes;
let one: CabledNode;
let two: CabledNode;
/** Speaks with the first node. */
let admin: AdminClient;

beforeAll(async () => {
  redis = await startRedis();
  const databaseUrl = await testDatabase('admin-nodes');
  nodes = await startCabledNodes({ count: 2, databaseUrl, redisPort: redis.port, env: { ADMIN_KEY: KEY } });
  // As many as were asked for.
  [one, two] = nodes.list as [CabledNode, CabledNode];
  admin = createAdminClient(() => one.server.url);
  await admin.enter(KEY);
});

afterAll(async () => {
  await nodes.stop();
  await redis.stop();
});

const portOf = ({ server }: CabledNode): string => new URL(server.url).port;
/** How the first node sees the second. */
const second = async (): Promise<LiveNode | undefined> =>
  (await admin.live())?.nodes.find(({ name }) => name.endsWith(`:${portOf(two)}`));
const peopleOn = async (boardId: string): Promise<{ readonly peerId: number; readonly name: string }[]> =>
  (await second())?.rooms.find((room) => room.boardId === boardId)?.people ?? [];
const come = async (node: CabledNode, name: string, boardId: string): Promise<Person> => {
  const person = await nodes.enter(node, { name, boardId });
  await expect
    .poll(async () => (await admin.live())?.nodes.flatMap(({ rooms }) => rooms))
    .toContainEqual(
      expect.objectContaining({
        boardId,
        people: expect.arrayContaining([expect.objectContaining({ name })]),
      }),
    );
  return person;
};
const statusOf = ({ provider }: Person): string => provider.status.kind;

it('An operator sees by any node who is where, and how each of them is', async () => {
  await expect.poll(second, PATIENCE).toBeDefined();
  await come(one, 'Ann', 'here');
  await come(two, 'Ben', 'there');
  const live = await admin.live();
  expect(live?.silent).toEqual([]);
  expect(live?.nodes).toMatchObject([
    {
      name: expect.stringMatching(`:${portOf(one)}$`),
      rooms: [{ boardId: 'here', people: [{ name: 'Ann' }] }],
    },
    {
      name: expect.stringMatching(`:${portOf(two)}$`),
      rooms: [{ boardId: 'there', people: [{ name: 'Ben' }] }],
    },
  ]);
  expect((await second())?.memoryBytes).toBeGreaterThan(1_000_000);
});

it('Whoever is on another node is removed, and it is noted whom', async () => {
  const cem = await come(two, 'Cem', 'kicked');
  const [{ peerId } = { peerId: 0 }] = await peopleOn('kicked');
  const call = { method: 'POST', body: { peerId } };
  expect(await admin.ask('boards/kicked/kick', call)).toMatchObject({
    status: 200,
    answer: { person: 'Cem' },
  });
  await expect.poll(() => statusOf(cem), PATIENCE).toBe('stopped');
  expect(await peopleOn('kicked')).toEqual([]);
  expect(await admin.ask('boards/kicked/kick', call)).toMatchObject({ status: 404 });
  expect(await admin.deeds('?board=kicked')).toMatchObject([
    { did: 'person:remove', about: { person: 'Cem' } },
  ]);
});

it('A room that is open at both nodes is closed at both, and everybody comes back', async () => {
  const people = [await come(one, 'Dan', 'closed'), await come(two, 'Eve', 'closed')];
  const breaks = people.map(
    ({ provider }) =>
      new Promise<void>((resolve) => provider.onChange(() => provider.status.kind !== 'synced' && resolve())),
  );
  expect(await admin.ask('boards/closed/close', { method: 'POST' })).toMatchObject({ status: 200 });
  await Promise.all(breaks);
  for (const person of people) await expect.poll(() => statusOf(person), PATIENCE).toBe('synced');
  expect(await admin.ask('boards/nobody/close', { method: 'POST' })).toMatchObject({ status: 404 });
});

it('A node that stands still is shown as one that does not answer, and comes back', async () => {
  await expect.poll(second, PATIENCE).toBeDefined();
  two.server.signal('SIGSTOP');
  const live = await admin.live();
  expect(live?.nodes.map(({ name }) => name)).toEqual([expect.stringMatching(`:${portOf(one)}$`)]);
  expect(live?.silent).toEqual([expect.stringMatching(`:${portOf(two)}$`)]);
  two.server.signal('SIGCONT');
  await expect.poll(second, PATIENCE).toBeDefined();
});
