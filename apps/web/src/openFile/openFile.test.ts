import { DEFAULT_STYLE, type NewShape, type Shape, type ShapeId } from '@drawbridge/board';
import type { OpenedFile } from '@drawbridge/formats';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFile } from './openFile.ts';
import type { ReadAnswer, ReadOrder } from './readyFile.ts';
import { answersFor } from './readyFileFrom.ts';

const limits = { bytes: 1000, shapes: 2000, points: 100, deadlineMs: 30_000 };
const file = new File(['x'], 'plan.excalidraw');

const box = (id: string, fields: Partial<NewShape<Shape>> = {}): NewShape<Shape> =>
  // Only the fields of every shape are given.
  ({ type: 'rectangle', id, x: 0, y: 0, w: 10, h: 10, style: DEFAULT_STYLE, ...fields }) as NewShape<Shape>;

function opened(shapes: readonly NewShape<Shape>[], images = new Map<ShapeId, string>()): OpenedFile {
  const report = { kept: shapes.length, changed: 0, skipped: 0, lines: [] };
  return { kind: 'board', from: 'Excalidraw', name: 'plan', shapes, images, report };
}

/** A worker in this thread: it answers what it is told to, when it is told to. */
function stubWorker() {
  const orders: ReadOrder[] = [];
  const worker = {
    onmessage: undefined as ((event: { data: ReadAnswer }) => void) | undefined,
    onerror: undefined as ((event: { preventDefault(): void }) => void) | undefined,
    postMessage: (order: ReadOrder) => orders.push(order),
    terminate: vi.fn(),
  };
  return {
    orders,
    worker,
    // As much of a worker as is used.
    startWorker: () => worker as unknown as Worker,
    answer(what: OpenedFile) {
      for (const data of answersFor(what)) worker.onmessage?.({ data });
    },
  };
}

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a file that is opened', () => {
  it('is put together of its parts, and its worker ends', async () => {
    const { startWorker, orders, worker, answer } = stubWorker();
    const opening = openFile(file, { limits, signal: never, startWorker });
    answer(opened(Array.from({ length: 1200 }, (_, index) => box(`${index}`, { x: index }))));
    const ready = await opening;
    expect(ready).toMatchObject({ kind: 'board', from: 'Excalidraw', box: { x: 0, y: 0, w: 1209, h: 10 } });
    expect(ready.kind === 'board' && ready.shapes.map(({ x }) => x)).toEqual([...Array(1200).keys()]);
    expect(orders).toMatchObject([{ name: 'plan.excalidraw', limits: { bytes: 1000, shapes: 2000 } }]);
    expect(orders[0]?.drawnWith.fonts.map(({ font }) => font)).toContain('hand');
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is too large is not even looked at', async () => {
    const { startWorker, orders } = stubWorker();
    const large = new File(['x'.repeat(1001)], 'large');
    expect(await openFile(large, { limits, signal: never, startWorker })).toMatchObject({ kind: 'problem' });
    expect(orders).toEqual([]);
  });

  it('that is a picture may be as large as pictures are, and is not looked into', async () => {
    const { startWorker, orders } = stubWorker();
    for (const beginning of ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', '%PDF-1.7', '<svg>']) {
      const bytes = Uint8Array.from(beginning.padEnd(1001), (sign) => sign.charCodeAt(0));
      const large = new File([bytes], 'large');
      expect(await openFile(large, { limits, signal: never, startWorker })).toEqual({ kind: 'picture' });
    }
    expect(orders).toEqual([]);
  });

  it('that takes too long is given up on, with a reason', async () => {
    const { startWorker, worker } = stubWorker();
    const opening = openFile(file, { limits, signal: never, startWorker });
    vi.advanceTimersByTime(30_000);
    expect(await opening).toEqual({
      kind: 'problem',
      words: expect.stringMatching(/took more than 30 s and was ended/),
    });
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('that breaks its reader could not be read', async () => {
    const { startWorker, worker } = stubWorker();
    const opening = openFile(file, { limits, signal: never, startWorker });
    worker.onerror?.({ preventDefault: () => {} });
    expect(await opening).toEqual({ kind: 'problem', words: expect.stringMatching(/could not be read/) });
  });

  it('is let go of when nobody wants it any more', async () => {
    const { startWorker, worker } = stubWorker();
    const wanted = new AbortController();
    const opening = openFile(file, { limits, signal: wanted.signal, startWorker });
    wanted.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    expect(worker.terminate).toHaveBeenCalledOnce();
  });
});

describe('what a page gets of a file', () => {
  const answers = (...args: Parameters<typeof opened>) => [...answersFor(opened(...args))];

  it('has ids of its own, and what belongs together still does', () => {
    const url = `data:image/png;base64,${btoa('picture')}`;
    const elsewhere = '/api/boards/b/files/f';
    const image = (id: string) => box(id, { type: 'image', file: { name: '', w: 1, h: 1 } });
    const images = new Map([
      ['a', url],
      ['b', url],
      ['c', elsewhere],
    ]);
    const [head, part] = answers([image('a'), image('b'), image('c')], images);
    if (head?.kind !== 'head' || head.head.kind !== 'board' || part?.kind !== 'shapes')
      throw new Error('A board was expected.');
    const ids = part.shapes.map(({ id = '' }) => id);
    expect(ids).not.toContain('a');
    const [first, second, third] = ids.map((id) => head.head.kind === 'board' && head.head.images.get(id));
    expect(first).toBeInstanceOf(Blob);
    expect(second).toBe(first);
    expect(third).toBe(elsewhere);
  });

  it('comes in parts that are no burden', () => {
    const text = 'x'.repeat(100_000);
    const heavy = Array.from({ length: 10 }, (_, index) =>
      box(`${index}`, { type: 'text', text, wraps: false }),
    );
    const counts = answers(heavy).flatMap((part) => (part.kind === 'shapes' ? part.shapes.length : []));
    expect(counts).toEqual([2, 2, 2, 2, 2]);
  });
});
