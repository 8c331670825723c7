import { DEFAULT_STYLE } from '@drawbridge/board';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawDescribed } from './drawDescribed.ts';
import { type Drawn, type DrawOrder, drawInWorker } from './drawInWorker.ts';
import type { Described } from './interpret.ts';

const flowchart: Described = { kind: 'described', language: 'mermaid', text: 'graph TD\nA --> B' };

/** A worker in this thread, which says what it is told to. */
function stubWorker() {
  const orders: DrawOrder[] = [];
  const worker = {
    onmessage: undefined as ((event: { data: Drawn }) => void) | undefined,
    onerror: undefined as ((event: { preventDefault(): void }) => void) | undefined,
    postMessage: (order: DrawOrder) => orders.push(order),
    terminate: vi.fn(),
  };
  // As much of a worker as is used.
  return { orders, worker, startWorker: () => worker as unknown as Worker };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what a text describes comes from a worker, which ends', async () => {
  const { orders, worker, startWorker } = stubWorker();
  const drawing = drawInWorker(flowchart, DEFAULT_STYLE, startWorker);
  expect(orders).toMatchObject([{ described: flowchart, drawnWith: { style: DEFAULT_STYLE } }]);
  worker.onmessage?.({ data: structuredClone(drawDescribed(flowchart, DEFAULT_STYLE, () => 10)) });
  expect(await drawing).toHaveProperty('shapes.length', 3);
  expect(worker.terminate).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

it('what takes too long is pasted as text, and it is said why', async () => {
  const { worker, startWorker } = stubWorker();
  const drawing = drawInWorker(flowchart, DEFAULT_STYLE, startWorker);
  vi.advanceTimersByTime(15_000);
  expect(await drawing).toMatchObject({
    ...{ kind: 'shapes', shapes: [{ type: 'text', text: flowchart.text }] },
    problem: expect.stringMatching(/took too long.*pasted as text/),
  });
  expect(worker.terminate).toHaveBeenCalledOnce();
});

it('a worker that cannot be had is said', async () => {
  const { worker, startWorker } = stubWorker();
  const drawing = drawInWorker(flowchart, DEFAULT_STYLE, startWorker);
  worker.onerror?.({ preventDefault: () => {} });
  expect(await drawing).toEqual({ kind: 'problem', problem: expect.stringContaining('could not be loaded') });
});
