import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPauses } from './pauses.ts';

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

it('A pause is due when half a frame is over, and not again right after it', async () => {
  const pauses = createPauses();
  nowMs += 7;
  expect(pauses.isDue).toBe(false);
  nowMs += 1;
  expect(pauses.isDue).toBe(true);
  await pauses.take();
  expect(pauses.isDue).toBe(false);
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
