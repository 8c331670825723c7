import { createStore, type Store } from '@drawbridge/board';
import { openBoard, type Provider } from '@drawbridge/sync';
import { uncovered } from '../../benches/covered.ts';
import { wait } from '../../benches/wait.ts';
import { withDeadline } from '../../withDeadline.ts';
import { toBoard } from '../convert/toBoard.ts';
import type { Scene } from '../scene/createScene.ts';

/** In one update, which must fit the wire's largest. */
const SHAPES_PER_UPDATE = 1_000;
/** So many entries the server leaves in a log when everybody has left. */
const IDLE_ENTRIES = 50;
const STORED_SECONDS = 120;
const SNAPSHOT_SECONDS = 60;

/** Draws a scene on a board over the wire, as a person with a very fast hand would, and leaves. */
export async function drawScene(url: string, boardId: string, { shapes }: Scene): Promise<void> {
  const provider = openBoard({ url, boardId, transports: ['websocket'] });
  await provider.synced;
  const store = createStore(provider.doc, { author: () => 'Bench' });
  for (let index = 0; index < shapes.length; index += SHAPES_PER_UPDATE) {
    store.create(...shapes.slice(index, index + SHAPES_PER_UPDATE).map(toBoard));
    await withDeadline(STORED_SECONDS, stored(provider));
  }
  await nudge(store, provider);
  store.destroy();
  await provider.close();
  await snapshotMade(url, boardId);
}

/** Moves one shape to and fro until the log ends with more entries than the server leaves there, none of which weighs much. */
async function nudge(store: Store, provider: Provider): Promise<void> {
  const [shape] = store.sorted();
  for (let entry = 0; shape && entry < IDLE_ENTRIES + 2; entry += 1) {
    store.update(shape.id, { x: shape.x + ((entry + 1) % 2) });
    await withDeadline(STORED_SECONDS, stored(provider));
  }
}

/** A board as people find it: what came after its snapshot was, once everybody had left, too little to make another one. */
async function snapshotMade(url: string, boardId: string): Promise<void> {
  for (let second = 0; second < SNAPSHOT_SECONDS; second += 1) {
    // To look is to come and go, and when one goes the server looks whether a snapshot is worth while.
    if ((await uncovered(url, boardId)) <= IDLE_ENTRIES) return;
    await wait(1);
  }
}

function stored(provider: Provider): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (provider.outbox.size > 0) return;
      stop();
      resolve();
    };
    const stop = provider.onChange(look);
    look();
  });
}
