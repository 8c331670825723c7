import { createManualClock } from '@drawbridge/sync/test';
import type * as Y from 'yjs';
import { createMemoryStorage } from '../../src/storage/index.ts';
import { BOARD } from './board.ts';
import { type Chance, createChance } from './chance.ts';
import { createGossip } from './gossip.ts';
import { assertHistoryWhole, assertKept, pictureOf, replay } from './invariants.ts';
import { createPerson, type Person } from './person.ts';
import { createSimulatedServer } from './simulatedServer.ts';
import { turns } from './turns.ts';

const PEOPLE = 3;
const STEPS = 500;
const MAX_HEAL_ROUNDS = 2_000;

/** So long a server that was asked something takes to answer at most. */
const QUIET_ROUNDS = 12;

/**
 * Plays one run of a whole Drawbridge in one thread and checks that nothing was lost: people draw, undo, come and go; the
 * network breaks, loses and doubles; the disk is slow, hangs, refuses writes and reads, and does what it was given up on, at once
 * or late; threads of the gate end and rooms are restarted; one or two nodes serve the same board, hear little of each other, and
 * die at any moment; logs are compacted, also twice at once. In the end everything is repaired, and everybody must have what the
 * log has, and the log what was acknowledged.
 *
 * @returns how often each fault struck.
 * @throws Error naming the seed.
 */
export async function simulate(seed: number): Promise<ReadonlyMap<string, number>> {
  const chance = createChance(seed);
  try {
    await play(chance);
  } catch (error) {
    throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  return chance.tally;
}

async function play(chance: Chance): Promise<void> {
  const clock = createManualClock(chance.random);
  const pause = () => turns(Math.floor(chance.random() * 12));
  const storage = createMemoryStorage({ now: clock.now, pause });
  const limits = { maxPeoplePerBoard: 100, maxBoardBytes: 1e9, maxBoardShapes: 1e9 };
  if (chance.hit('board with little room', 0.4)) limits.maxBoardShapes = 4;
  const gossip = createGossip(chance);
  const nodes = chance.hit('one node', 0.3) ? 1 : 2;
  const server = createSimulatedServer({ storage, clock, chance, limits, gossip, nodes });
  const meet = (): Person => createPerson(`p${chance.random()}`, { server, clock, chance });
  const people = Array.from({ length: PEOPLE }, meet);
  const acknowledged: Map<number, number>[] = [];

  /** Somebody closes the page for good, with whatever was not saved; somebody else comes. */
  const replace = (person: Person): void => {
    acknowledged.push(person.acknowledged());
    person.pair.break();
    void person.provider.close();
    people.splice(people.indexOf(person), 1, meet());
  };

  const compact = (): void => {
    // Whatever comes of it is for the invariants to say.
    storage.compact(BOARD).catch(() => {});
  };

  const actions: readonly [weight: number, act: (person: Person) => void][] = [
    [40, (person) => person.edit()],
    [6, (person) => person.undo()],
    [60, ({ pair }) => pair.flushToServer(Math.ceil(chance.random() * 4))],
    [60, ({ pair }) => pair.flushToClient(Math.ceil(chance.random() * 4))],
    [60, () => clock.advance(chance.random() * 60)],
    [30, ({ pair }) => (chance.hit('connection refused', 0.03) ? pair.refuse() : pair.accept())],
    [3, ({ pair }) => chance.hit('connection broken', 1) && pair.break()],
    [6, () => clock.advance(1_000)],
    [1, () => chance.hit('disk broken', 1) && server.setBroken(true)],
    [6, () => server.setBroken(false)],
    [1, () => chance.hit('disk hung', 1) && server.hang()],
    [4, () => server.goOn()],
    [1, () => chance.hit('nodes apart', 1) && gossip.setDown(true)],
    [3, () => gossip.setDown(false)],
    [1, (person) => chance.hit('somebody left', 0.7) && replace(person)],
    [1, () => chance.hit('room restarted', 0.3) && server.restartRoom()],
    [1, () => chance.hit('crash', 0.7) && server.crash()],
    [2, compact],
    [1, () => [compact(), compact()]],
  ];
  const deck = actions.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));

  for (let step = 0; step < STEPS; step += 1) {
    chance.pick(deck)(chance.pick(people));
    await turns(1);
    assertNobodyStopped(people);
  }
  await heal();
  await drawUnheard();
  const log = await replay(storage, BOARD);
  const { head } = await storage.openBoard(BOARD);
  chance.count('entry stored', head);
  await assertHistoryWhole(storage, BOARD, 1 + Math.floor(chance.random() * head));
  for (const known of [...acknowledged, ...people.map((person) => person.acknowledged())])
    assertKept(known, log);
  for (const { provider } of people) {
    if (pictureOf(provider.doc) !== pictureOf(log))
      throw new Error(
        `Somebody sees another board than the log.\n${pictureOf(provider.doc)}\n${pictureOf(log)}`,
      );
  }

  /** Repairs everything, breaks each connection once more, so that what was lost last is noticed, and waits for rest. */
  async function heal(): Promise<void> {
    chance.calm();
    limits.maxBoardShapes = 1e9;
    server.setBroken(false);
    server.goOn();
    gossip.setDown(false);
    for (const { pair } of people) pair.break();
    // Everybody sees all the others, on whatever node: those of a node that died vanish.
    await rest(({ isQuiet, provider }) => isQuiet && provider.peers.size === PEOPLE - 1);
  }

  /** What nodes are not told of they find all the same, also while nobody comes or goes. */
  async function drawUnheard(): Promise<void> {
    gossip.setDown(true);
    const [author] = people;
    author?.edit();
    await rest(
      ({ isQuiet, provider }) => isQuiet && author !== undefined && isSame(provider.doc, author.provider.doc),
    );
  }

  async function rest(isAtRest: (person: Person) => boolean): Promise<void> {
    for (let round = 0, quiet = 0; quiet < QUIET_ROUNDS; round += 1) {
      quiet = people.every(isAtRest) ? quiet + 1 : 0;
      if (round > MAX_HEAL_ROUNDS) throw new Error('The world does not come to rest.');
      clock.advance(100);
      for (const { pair } of people) {
        pair.accept();
        pair.flushToServer();
        await turns(1);
        pair.flushToClient();
      }
      assertNobodyStopped(people);
    }
  }
}

function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return pictureOf(a) === pictureOf(b);
}

/** Honest people are never turned away. */
function assertNobodyStopped(people: readonly Person[]): void {
  for (const { status } of people.map(({ provider }) => provider)) {
    if (status.kind === 'stopped') throw new Error(`Somebody was stopped: ${status.reason.message}`);
  }
}
