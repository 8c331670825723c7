import { createManualClock } from '@drawbridge/sync/test';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStorage, type Storage } from '../storage/index.ts';
import { createDrawing } from '../storage/test/drawing.ts';
import { createDeliveries } from './deliveries.ts';
import type { Outcome, Webhook } from './webhook.ts';
import { createWebhooks } from './webhooks.ts';

const TAKEN: Outcome = { kind: 'taken', status: 200 };

let storage: Storage;
let clock: ReturnType<typeof createManualClock>;
let drawing: ReturnType<typeof createDrawing>;
let letters: { from: number; to: number }[];
let answer: (letter: number) => Promise<Outcome>;
let removed: boolean;

beforeEach(() => {
  storage = createMemoryStorage();
  clock = createManualClock();
  drawing = createDrawing();
  letters = [];
  removed = false;
  answer = async () => TAKEN;
});

function startNode() {
  const nowMs = () => clock.now();
  const webhooks = createWebhooks({ storage, nowMs });
  const deliveries = createDeliveries({
    storage,
    webhooks,
    access: { isRemoved: async () => removed },
    async post({ body }) {
      const { from, to } = JSON.parse(body);
      letters.push({ from, to });
      return answer(letters.length);
    },
    clock,
    nowMs,
    log: pino({ level: 'silent' }),
    random: () => 1,
  });
  deliveries.start();
  return { webhooks, deliveries };
}

async function add({ webhooks, deliveries }: ReturnType<typeof startNode>): Promise<Webhook> {
  const hook = await webhooks.add('b', 'https://example.org/');
  if ('error' in hook) throw new Error(hook.message);
  deliveries.watch('b');
  return hook;
}

async function write(count: number): Promise<void> {
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, drawing.draw(count));
}

/** What was begun comes to its end: all of it waits for promises only. */
async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await settle();
}

describe('A webhook', () => {
  it('is told of what was written since it is there, at once of what came in a row', async () => {
    await write(2);
    const node = startNode();
    await add(node);
    await write(3);
    for (let entry = 0; entry < 3; entry += 1) node.deliveries.note('b');
    await pass(1_000);
    expect(letters).toEqual([{ from: 3, to: 5 }]);
    await write(1);
    node.deliveries.note('b');
    await pass(2_000);
    expect(letters).toEqual([
      { from: 3, to: 5 },
      { from: 6, to: 6 },
    ]);
  });

  it('is told by one of several nodes', async () => {
    const nodes = [startNode(), startNode(), startNode()];
    for (const node of nodes.slice(0, 1)) await add(node);
    await pass(30_000);
    await write(1);
    for (const { deliveries } of nodes) deliveries.note('b');
    await pass(1_000);
    await pass(60_000);
    expect(letters).toEqual([{ from: 1, to: 1 }]);
  });

  it('hears of what a node left undone from another one', async () => {
    const [dying, other] = [startNode(), startNode()];
    await add(dying);
    await write(1);
    answer = (letter) => (letter === 1 ? new Promise(() => {}) : Promise.resolve(TAKEN));
    dying.deliveries.note('b');
    await pass(1_000);
    expect(letters).toHaveLength(1);
    dying.deliveries.stop();
    for (let count = 0; count < 4; count += 1) await pass(20_000);
    expect(letters).toEqual([
      { from: 1, to: 1 },
      { from: 1, to: 1 },
    ]);
    expect((await other.webhooks.list('b'))[0]?.hook).toMatchObject({ toldSeq: 1 });
  });

  it('that fails is told again, with what came meanwhile', async () => {
    const node = startNode();
    await add(node);
    answer = async (letter) => (letter < 3 ? { kind: 'failed', why: 'answered 500' } : TAKEN);
    await write(1);
    node.deliveries.note('b');
    await pass(1_000);
    await write(1);
    expect((await node.webhooks.list('b'))[0]?.hook).toMatchObject({ attempts: 1, failingSinceMs: 1_000 });
    for (let second = 0; second < 30; second += 1) await pass(1_000);
    expect(letters).toEqual([
      { from: 1, to: 1 },
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ]);
    const [stored] = await node.webhooks.list('b');
    expect(stored?.hook).toMatchObject({ toldSeq: 2, attempts: 0 });
    expect(stored?.hook.failingSinceMs).toBeUndefined();
  });

  it('is told after a restart of what was written before it', async () => {
    const first = startNode();
    await add(first);
    first.deliveries.stop();
    await write(2);
    const second = startNode();
    await settle();
    await pass(1_000);
    expect(letters).toEqual([{ from: 1, to: 2 }]);
    expect((await second.webhooks.list('b'))[0]?.hook.toldSeq).toBe(2);
  });

  it('goes with its board, and when its owner wants that', async () => {
    const node = startNode();
    const { id } = await add(node);
    expect(await node.webhooks.remove('b', id)).toBe(true);
    expect(await node.webhooks.remove('b', id)).toBe(false);
    await add(node);
    await write(1);
    removed = true;
    node.deliveries.note('b');
    await pass(1_000);
    expect([letters, await node.webhooks.list('b'), await node.webhooks.boards()]).toEqual([[], [], []]);
  });
});
