import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { createWorld, shapesOf } from './world.ts';

const SEEDS = 600;
const STEPS = 250;

async function converges(seed: number): Promise<void> {
  await play(seed).catch((error) => {
    throw new Error(`seed ${seed}`, { cause: error });
  });
}

async function play(seed: number): Promise<void> {
  const world = createWorld({ random: createRandom(seed) });
  for (let step = 0; step < STEPS; step += 1) await world.step();
  await world.heal();
  const log = await world.replay();
  for (const { provider } of world.people) {
    expect(shapesOf(provider.doc)).toEqual(log);
  }
}

describe('Three people on one board', () => {
  it('end up equal to the log whatever breaks on the way', async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) await converges(seed);
  }, 60_000);

  it('are not stuck when the resend of a stored push fails (seed 35)', () => converges(35));

  it('had something to disagree about', async () => {
    const world = createWorld({ random: createRandom(1) });
    for (let step = 0; step < STEPS; step += 1) await world.step();
    const boards = world.people.map(({ provider }) => JSON.stringify(shapesOf(provider.doc)));
    expect(new Set(boards).size).toBeGreaterThan(1);
  });
});
