import { DEFAULT_STYLE } from '@drawbridge/board';
import { testShape } from '@drawbridge/board/test';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { exportFile } from './exportFile.ts';
import type { ExportAnswer, ExportMessage, ExportOrder } from './exportOrder.ts';

const shapes = Array.from({ length: 1200 }, (_, index) =>
  testShape({ type: 'rectangle', id: `${index}`, x: 0, y: 0, w: 1, h: 1, style: DEFAULT_STYLE }),
);
const order: ExportOrder = {
  format: 'png',
  name: 'Plan',
  fonts: [],
  images: { baseUrl: '', local: new Map() },
  look: {
    scale: 1,
    theme: 'light',
    hasBackground: true,
    hasScene: false,
    hasImages: false,
    hasHistory: false,
  },
};
const never = new AbortController().signal;

/** A worker in this thread that says what it is told to say. */
function stubWorker() {
  const heard: ExportMessage[] = [];
  const ordered = Promise.withResolvers<void>();
  const worker = {
    onmessage: undefined as ((event: { data: ExportAnswer }) => void) | undefined,
    onerror: undefined as (() => void) | undefined,
    terminate: vi.fn(),
    postMessage(message: ExportMessage) {
      heard.push(message);
      if (message.kind === 'order') ordered.resolve();
    },
  };
  // As much of a worker as is used.
  const startWorker = () => worker as unknown as Worker;
  return { worker, heard, ordered: ordered.promise, startWorker };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('a worker gets the shapes in parts, tells how far it is, and ends with the file', async () => {
  const { worker, heard, ordered, startWorker } = stubWorker();
  const shares: number[] = [];
  const making = exportFile(shapes, order, {
    signal: never,
    startWorker,
    onProgress: (share) => shares.push(share),
  });
  await ordered;
  expect(heard.map((message) => (message.kind === 'shapes' ? message.shapes.length : message.order))).toEqual(
    [500, 500, 200, order],
  );
  worker.onmessage?.({ data: { kind: 'progress', share: 0.5 } });
  const blob = new Blob(['picture']);
  worker.onmessage?.({ data: { kind: 'done', blob } });
  expect(await making).toBe(blob);
  expect(shares).toEqual([0.5]);
  expect(worker.terminate).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

it('one that goes on is waited for, one that says nothing is not', async () => {
  const { worker, ordered, startWorker } = stubWorker();
  const making = exportFile(shapes, order, { signal: never, startWorker });
  await ordered;
  for (let minute = 0; minute < 5; minute += 1) {
    vi.advanceTimersByTime(59_000);
    worker.onmessage?.({ data: { kind: 'progress', share: minute / 5 } });
  }
  expect(worker.terminate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  await expect(making).rejects.toThrow(/not enough memory/);
  expect(worker.terminate).toHaveBeenCalledOnce();
});

it('it ends when nobody wants the file any more, and when it breaks', async () => {
  const broken = stubWorker();
  const failing = exportFile(shapes, order, { signal: never, startWorker: broken.startWorker });
  broken.worker.onerror?.();
  await expect(failing).rejects.toThrow();
  const wanted = new AbortController();
  const { worker, heard, startWorker } = stubWorker();
  const making = exportFile(shapes, order, { signal: wanted.signal, startWorker });
  wanted.abort();
  await expect(making).rejects.toMatchObject({ name: 'AbortError' });
  expect(worker.terminate).toHaveBeenCalledOnce();
  expect(heard.some(({ kind }) => kind === 'order')).toBe(false);
});
