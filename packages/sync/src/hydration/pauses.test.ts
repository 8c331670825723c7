import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPauses, type Pauses } from './pauses.ts';

let nowMs = 0;

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A page, and the priorities at which it is asked to go on. */
function stubPage(visibilityState: 'visible' | 'hidden'): string[] {
  const priorities: string[] = [];
  vi.stubGlobal('document', { visibilityState });
  vi.stubGlobal('scheduler', {
    async postTask(run: () => void, { priority }: { priority: string }) {
      priorities.push(priority);
      run();
    },
  });
  return priorities;
}

/** How long the turn that has just begun lasts. */
function turnMs(pauses: Pauses): number {
  const startMs = nowMs;
  while (!pauses.isDue) nowMs += 1;
  return nowMs - startMs;
}

it('A turn is over after half a frame, but later in the first second', async () => {
  const pauses = createPauses();
  const turns = [turnMs(pauses)];
  for (const elsewhereMs of [100, 200, 500, 100]) {
    nowMs += elsewhereMs;
    await pauses.take();
    turns.push(turnMs(pauses));
  }
  expect(turns).toEqual([32, 32, 80, 80, 8]);
});

it('Messages come through in a pause', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  port1.onmessage = ({ data }) => heard.push(data);
  port2.postMessage('sent before');
  await createPauses().take();
  expect(heard).toEqual(['sent before']);
  port1.close();
});

it('A page in view puts frames and the pen first; one that is not goes on at once', async () => {
  const visible = stubPage('visible');
  await createPauses().take();
  expect(visible).toEqual(['background']);
  const hidden = stubPage('hidden');
  await createPauses().take();
  expect(hidden).toEqual([]);
});
