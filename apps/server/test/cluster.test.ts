import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, makeBoard } from './accessClient.ts';
import { type Cable, layCable } from './nodes/cable.ts';
import {
  type CabledNode,
  type CabledNodes,
  expectEqual,
  PATIENCE,
  type Person,
  startCabledNodes,
} from './nodes/cabledNodes.ts';
import { startRedis, type TestRedis } from './nodes/startRedis.ts';
import { startPostgres, type TestPostgres } from './postgres/startPostgres.ts';

let postgres: TestPostgres;
let redis: TestRedis;
let nodes: CabledNodes;
const cables: Cable[] = [];
let databases = 0;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
});

afterAll(() => Promise.all([postgres.stop(), redis.stop()]));

afterEach(async () => {
  await nodes.stop();
  await Promise.all(cables.splice(0).map((cable) => cable.close()));
});

const start = async (
  count: number,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly CabledNode[]> => {
  databases += 1;
  const databaseUrl = await postgres.database(`nodes-${databases}`);
  nodes = await startCabledNodes({ count, databaseUrl, redisPort: redis.port, env });
  return nodes.list;
};

/** Exactly so many nodes: the compiler cannot count. */
const startTwo = async (env?: Readonly<Record<string, string>>): Promise<[CabledNode, CabledNode]> => {
  const [one, two] = await start(2, env);
  if (!one || !two) throw new Error('There should be two.');
  return [one, two];
};

/** Two nodes, with Ann at the first of them and Ben at the second. */
const startWithTwo = async () => {
  const [one, two] = await startTwo();
  const [ann, ben] = [await nodes.enter(one, { name: 'Ann' }), await nodes.enter(two, { name: 'Ben' })];
  return { one, two, ann, ben, people: [ann, ben] };
};

const portOf = ({ server }: CabledNode): number => Number(new URL(server.url).port);

const lay = async (node: CabledNode): Promise<Cable> => {
  const cable = await layCable(portOf(node));
  cables.push(cable);
  return cable;
};

const shapesOf = ({ provider }: Person) => provider.doc.getMap<number>('shapes');
const sees = (person: Person, id: string) => expect.poll(() => shapesOf(person).has(id), PATIENCE).toBe(true);
const names = ({ provider }: Person) => [...provider.peers.values()].map(({ name }) => name).sort();
const synced = ({ provider }: Person) => expect.poll(() => provider.status.kind, PATIENCE).toBe('synced');

describe('Two servers on one database', { timeout: 120_000 }, () => {
  it('show people who have come to either of them what all others do, and who is there', async () => {
    const { two, ann, ben } = await startWithTwo();
    await sees(ben, ann.draw());
    await sees(ann, ben.draw());
    await expect.poll(() => names(ann), PATIENCE).toEqual(['Ben']);
    await expect.poll(() => names(ben), PATIENCE).toEqual(['Ann']);
    const heard: number[] = [];
    ben.provider.onPresence(({ state }) => state && heard.push(...state));
    ann.provider.setPresence(new Uint8Array([1, 2, 3]));
    await expect.poll(() => heard, PATIENCE).toEqual([1, 2, 3]);
    const cem = await nodes.enter(two, { name: 'Cem' });
    expect(names(cem)).toEqual(['Ann', 'Ben']);
    ann.provider.setProfile({ name: 'Anna', color: '#00aa00' });
    await expect.poll(() => names(cem), PATIENCE).toEqual(['Anna', 'Ben']);
    await ann.provider.close();
    await expect.poll(() => names(cem), PATIENCE).toEqual(['Ben']);
  });

  it('take what many draw at once at both of them, in one order', async () => {
    const [one, two] = await startTwo();
    const people = await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((name, index) => nodes.enter(index % 2 ? two : one, { name })),
    );
    const stops = people.map((person) => person.keepDrawing(15));
    await expect.poll(() => people.every(({ stored }) => stored.size > 60), PATIENCE).toBe(true);
    await Promise.all(stops.map((stop) => stop()));
    await expectEqual(people, await nodes.enter(one));
  });

  it.each([5, 60])('go on without Redis for %i s, and together when it is back', async (seconds) => {
    const { one, two, ann, ben, people } = await startWithTwo();
    const stops = people.map((person) => person.keepDrawing(50));
    await redis.kill();
    const without = wait(seconds * 1_000);
    await ann.saved();
    await sees(ben, ann.draw());
    await sees(ann, ben.draw());
    await without;
    await redis.start();
    await Promise.all(stops.map((stop) => stop()));
    await expectEqual(people, await nodes.enter(two));
    await expect.poll(() => names(ann), PATIENCE).toContain('Ben');
    expect((await fetch(`${one.server.url}/healthz`)).status).toBe(200);
  });

  it('go on when Redis hangs, and when only one of them is cut off from it', async () => {
    const { one, ann, ben, people } = await startWithTwo();
    redis.signal('SIGSTOP');
    await sees(ben, ann.draw());
    redis.signal('SIGCONT');
    one.toRedis.clog(true);
    await sees(ann, ben.draw());
    await sees(ben, ann.draw());
    one.toRedis.clog(false);
    await Promise.all(people.map((person) => person.saved()));
    await expectEqual(people, await nodes.enter(one));
  });

  it('lose nothing when PostgreSQL is killed and comes back', async () => {
    const { one, people } = await startWithTwo();
    const stops = people.map((person) => person.keepDrawing(30));
    await expect.poll(() => people.every(({ stored }) => stored.size > 10), PATIENCE).toBe(true);
    await postgres.kill();
    await wait(1_000);
    await postgres.start();
    await Promise.all(stops.map((stop) => stop()));
    await expectEqual(people, await nodes.enter(one));
  });

  it('lose nothing when one of them is cut off from PostgreSQL', async () => {
    const { one, two, ben, people } = await startWithTwo();
    const stops = people.map((person) => person.keepDrawing(50));
    one.toDatabase.lead(undefined);
    await wait(2_000);
    await ben.saved();
    one.toDatabase.lead(Number(new URL(await postgres.database(`nodes-${databases}`)).port));
    await Promise.all(stops.map((stop) => stop()));
    await expectEqual(people, await nodes.enter(two));
  });

  it('let people go on at the other one when theirs is killed, and nobody sees ghosts', async () => {
    const [one, two] = await startTwo();
    const way = await lay(one);
    const ann = await nodes.enterBy(way, { name: 'Ann' });
    const ben = await nodes.enter(two, { name: 'Ben' });
    const stops = [ann, ben].map((person) => person.keepDrawing(30));
    await expect.poll(() => ann.stored.size, PATIENCE).toBeGreaterThan(10);
    await one.server.end('SIGKILL');
    way.lead(portOf(two));
    await synced(ann);
    await Promise.all(stops.map((stop) => stop()));
    await expectEqual([ann, ben], await nodes.enter(two, { name: 'Cem' }));
    await expect.poll(() => names(ben), PATIENCE).toEqual(['Ann', 'Cem']);
  });

  it('lose and double nothing when one of them stands still for 30 s while its people go on at the other', async () => {
    const [one, two] = await startTwo();
    const way = await lay(one);
    const ann = await nodes.enterBy(way, { name: 'Ann' });
    const ben = await nodes.enter(two, { name: 'Ben' });
    const stops = [ann, ben].map((person) => person.keepDrawing(30));
    await expect.poll(() => ann.stored.size, PATIENCE).toBeGreaterThan(10);
    one.server.signal('SIGSTOP');
    const stood = wait(30_000);
    way.lead(portOf(two));
    await synced(ann);
    await stood;
    one.server.signal('SIGCONT');
    await Promise.all(stops.map((stop) => stop()));
    const cem = await nodes.enter(one, { name: 'Cem' });
    await expectEqual([ann, ben], cem);
    await expect.poll(() => names(ben), PATIENCE).toEqual(['Ann', 'Cem']);
    await expect.poll(() => names(cem), PATIENCE).toEqual(['Ann', 'Ben']);
  });

  it.each([
    ['while Redis is there', () => {}],
    ['and without Redis', (node: CabledNode) => node.toRedis.clog(true)],
  ])('end what an address gave that is taken back at the other one, %s', async (_name, hinder) => {
    const [one, two] = await startTwo();
    const owner = await makeBoard(one.server.url);
    hinder(two);
    const visitor = await nodes.enter(two, { name: 'Ben' });
    await owner.general('none');
    await expect.poll(() => visitor.provider.status.kind, PATIENCE).not.toBe('synced');
  });

  it('let go of a board that is deleted at the other one', async () => {
    const [one, two] = await startTwo();
    const owner = await makeBoard(one.server.url);
    const ben = await nodes.enter(two, { name: 'Ben' });
    ben.draw();
    await ben.saved();
    expect(await ask(one.server.url, 'board/board', { method: 'DELETE', token: owner.token })).toMatchObject({
      status: 200,
    });
    await expect.poll(() => ben.provider.status.kind, PATIENCE).toBe('stopped');
  });
});

describe('Three servers on one database', { timeout: 120_000 }, () => {
  it('lose nothing while each is killed and people go wherever they find one', async () => {
    const list = await start(3);
    const people: Person[] = [];
    const ways: Cable[] = [];
    for (const [index, node] of list.entries()) {
      const way = await lay(node);
      ways.push(way);
      people.push(await nodes.enterBy(way, { name: `P${index}` }));
    }
    const stops = people.map((person) => person.keepDrawing(30));
    const [first, second, third] = list as [CabledNode, CabledNode, CabledNode];
    await expect.poll(() => people.every(({ stored }) => stored.size > 10), PATIENCE).toBe(true);
    await first.server.end('SIGKILL');
    ways[0]?.lead(portOf(second));
    await wait(500);
    await second.server.end('SIGKILL');
    for (const way of ways.slice(0, 2)) way.lead(portOf(third));
    for (const person of people) await synced(person);
    await Promise.all(stops.map((stop) => stop()));
    await expectEqual(people, await nodes.enter(third));
  });
});
