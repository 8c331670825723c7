import { createManualClock } from '@drawbridge/sync/test';
import { expect, it } from 'vitest';
import { createMemoryStorage } from '../src/storage/index.ts';
import { createChance } from './simulator/chance.ts';
import { createGossip } from './simulator/gossip.ts';
import { createPerson, type Person } from './simulator/person.ts';
import { createSimulatedServer } from './simulator/simulatedServer.ts';
import { turns } from './simulator/turns.ts';

const MAX_SHAPES = 10;

/** A server whose boards hold ten shapes, that can be started anew on what it stored, and people who come to it. */
function startServer() {
  const clock = createManualClock();
  const chance = createChance(1);
  chance.calm();
  const storage = createMemoryStorage({ now: clock.now });
  const limits = { maxPeoplePerBoard: 100, maxBoardBytes: 1e9, maxBoardShapes: MAX_SHAPES };
  const server = createSimulatedServer({
    storage,
    clock,
    chance,
    limits,
    gossip: createGossip(chance),
    nodes: 1,
  });
  const people: Person[] = [];
  const meet = (): Person => {
    const person = createPerson(`p${people.length}`, { server, clock, chance });
    people.push(person);
    return person;
  };
  /** Lets everything arrive that is on its way to or from them; the others stay where they are. */
  const rest = async (present: readonly Person[] = people): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      clock.advance(100);
      for (const { pair } of present) {
        pair.accept();
        pair.flushToServer();
        await turns(4);
        pair.flushToClient();
      }
    }
  };
  return { restart: server.crash, meet, rest };
}

const draw = ({ provider }: Person, count: number): void => {
  const shapes = provider.doc.getMap('shapes');
  for (let left = count; left > 0; left -= 1) shapes.set(`s${shapes.size}`, 1);
};

it.each([
  [7, undefined],
  [8, 'This board is nearly full (80 %).'],
  [10, 'This board is full: only deleting works.'],
])('whoever joins a board of %i shapes after a restart is told how full it is', async (count, words) => {
  const { restart, meet, rest } = startServer();
  const ann = meet();
  await rest();
  draw(ann, count);
  await rest();
  restart();
  const ben = meet();
  await rest();
  for (const { provider } of [ann, ben]) {
    expect(provider.status.kind).toBe('synced');
    if (words === undefined) expect(provider.notice).toBeUndefined();
    else expect(provider.notice?.message).toContain(words);
  }
});

it('a board that is full takes nothing more after a restart, before anybody has added to it', async () => {
  const { restart, meet, rest } = startServer();
  const ann = meet();
  await rest();
  draw(ann, MAX_SHAPES);
  await rest();
  restart();
  await rest();
  draw(ann, 1);
  await rest();
  expect(ann.provider.outbox.size).toBe(1);
  expect(ann.provider.notice?.message).toContain('Not saved. This board has 10 shapes');
});

it('who was away is told anew how full it is: without a pause, or not at all when others made room', async () => {
  const { meet, rest } = startServer();
  const [ann, ben] = [meet(), meet()];
  await rest();
  draw(ann, 9);
  await rest();
  const told = new Set<string | undefined>();
  ann.provider.onChange(() => told.add(ann.provider.notice?.code));
  ann.pair.break();
  await rest();
  expect(ann.provider.status.kind).toBe('synced');
  expect([...told]).toEqual(['filling']);
  ann.pair.break();
  for (const key of ['s0', 's1', 's2']) ben.provider.doc.getMap('shapes').delete(key);
  await rest([ben]);
  expect(ann.provider.notice?.code).toBe('filling');
  await rest();
  expect(ann.provider.notice).toBeUndefined();
});
