import type { NewShape, Shape, Style } from '@drawbridge/board';
import { type FileLimits, PASTE_LIMITS, tooManyBytes } from '@drawbridge/formats';
import type { AppSettings } from '@drawbridge/protocol';
import { pictureTypeOf } from '../files/pictureType.ts';
import { fonts } from '../fonts.ts';
import type { ReadAnswer, ReadOrder, ReadyFile } from './readyFile.ts';

export interface OpenFileDeps {
  readonly limits: AppSettings['imports'];
  /** Of what the file only describes, such as a table. */
  readonly style?: Style;
  /** Ends the reading. */
  readonly signal: AbortSignal;
  readonly startWorker?: () => Worker;
}

const FAILED =
  'This file could not be read: it is damaged, or there is not enough memory. Try it with other tabs closed, or save it once more where it comes from.';

/**
 * Reads a file in a worker of its own, which ends with it: whatever is in the file, the page goes on. Pictures are as large as
 * pictures may be; nobody looks for a board in one that is larger than a board's file. Rejects when it is broken off.
 */
export function openFile(file: File, deps: OpenFileDeps): Promise<ReadyFile> {
  const { limits, style, signal, startWorker = startOpenWorker } = deps;
  if (file.size > limits.bytes) return judgeLarge(file, limits.bytes);
  const { promise, resolve, reject } = Promise.withResolvers<ReadyFile>();
  signal.throwIfAborted();
  const worker = startWorker();
  const onAbort = (): void => reject(signal.reason);
  const timer = setTimeout(() => resolve(problem(tookTooLong(limits.deadlineMs))), limits.deadlineMs);
  signal.addEventListener('abort', onAbort);
  worker.onmessage = collect(resolve);
  worker.onerror = (event) => {
    event.preventDefault();
    resolve(problem(FAILED));
  };
  worker.onmessageerror = () => resolve(problem(FAILED));
  const order = { file, name: file.name, limits: readLimits(limits), drawnWith: { style, fonts } };
  worker.postMessage(order satisfies ReadOrder);
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  });
}

async function judgeLarge(file: File, most: number): Promise<ReadyFile> {
  return (await pictureTypeOf(file)) ? { kind: 'picture' } : problem(tooManyBytes(file.size, most));
}

function startOpenWorker(): Worker {
  return new Worker(new URL('./openWorker.ts', import.meta.url), { type: 'module', name: 'open file' });
}

/** Puts the parts together. */
function collect(resolve: (file: ReadyFile) => void): (event: MessageEvent<ReadAnswer>) => void {
  let head: ReadyFile | undefined;
  const shapes: NewShape<Shape>[] = [];
  return ({ data }) => {
    if (data.kind === 'head') head = data.head;
    else if (data.kind === 'shapes') shapes.push(...data.shapes);
    else if (head) resolve(head.kind === 'board' ? { ...head, shapes } : head);
  };
}

function readLimits({ bytes, shapes, points }: AppSettings['imports']): FileLimits {
  return { bytes, shapes, points, characters: PASTE_LIMITS.characters };
}

function problem(words: string): ReadyFile {
  return { kind: 'problem', words };
}

function tookTooLong(deadlineMs: number): string {
  const seconds = Math.round(deadlineMs / 1000).toLocaleString('en');
  return `Reading this file took more than ${seconds} s and was ended. Save it as several smaller files, and open them one by one.`;
}
