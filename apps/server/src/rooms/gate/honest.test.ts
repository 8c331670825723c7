import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRandom } from '../../../test/random.ts';
import { checkUpdate } from '../check.ts';
import { createHonestWorld, type PersonKind } from './test/honestWorld.ts';

const HONEST_UPDATES = 20_000;
const STEPS_OF_A_WORLD = 400;

describe('Honest traffic', () => {
  it('is accepted, whatever people do and however long they were offline', { timeout: 120_000 }, () => {
    let accepted = 0;
    for (let seed = 1; accepted < HONEST_UPDATES; seed += 1) {
      const world = createHonestWorld(createRandom(seed));
      for (let step = 0; step < STEPS_OF_A_WORLD; step += 1) {
        const update = world.step();
        if (!update) continue;
        const why = checkUpdate(update);
        if (why) throw new Error(`Seed ${seed}, step ${step}: ${why}`);
        accepted += 1;
      }
    }
    expect(accepted).toBeGreaterThanOrEqual(HONEST_UPDATES);
  });

  it.each<PersonKind>(['store', 'free', 'freeUndo'])(
    'is accepted when it is the whole of a board that one person filled: %s',
    { timeout: 60_000 },
    (kind) => {
      for (let seed = 1; seed <= 20; seed += 1) {
        const world = createHonestWorld(createRandom(seed), [kind]);
        for (let step = 0; step < STEPS_OF_A_WORLD; step += 1) world.step();
        for (const doc of world.docs) expect(checkUpdate(Y.encodeStateAsUpdate(doc))).toBeUndefined();
      }
    },
  );
});
