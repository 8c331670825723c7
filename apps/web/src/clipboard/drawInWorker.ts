import type { Style } from '@drawbridge/board';
import { fonts } from '../fonts.ts';
import type { DrawnWith } from '../parts/lookInWorker.ts';
import { type Described, type Meaning, plainWordsOf } from './interpret.ts';
import { DRAWING_TOOK_TOO_LONG, NOT_LOADED, pastedAsText } from './words.ts';

/** LIMIT of time for the largest diagram that is taken, on a slow machine with its fonts still to come. */
const DEADLINE_MS = 15_000;

/** What a worker is told to draw. */
export interface DrawOrder {
  readonly described: Described;
  readonly drawnWith: DrawnWith & { readonly style: Style };
}

/** What came of it. */
export type Drawn = Exclude<Meaning, Described>;

/** Draws what a text describes in a worker that ends with it: finding places for a large diagram takes seconds. */
export function drawInWorker(
  described: Described,
  style: Style,
  startWorker: () => Worker = startDrawWorker,
): Promise<Drawn> {
  const { promise, resolve } = Promise.withResolvers<Drawn>();
  const worker = startWorker();
  const timer = setTimeout(() => resolve(asText(described, style)), DEADLINE_MS);
  worker.onmessage = ({ data }: MessageEvent<Drawn>) => resolve(data);
  worker.onerror = (event) => {
    event.preventDefault();
    resolve({ kind: 'problem', problem: NOT_LOADED });
  };
  worker.postMessage({ described, drawnWith: { style, fonts } } satisfies DrawOrder);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}

function asText({ text }: Described, style: Style): Drawn {
  const words = plainWordsOf(text, style);
  return words.kind === 'shapes' ? { ...words, problem: pastedAsText(DRAWING_TOOK_TOO_LONG) } : words;
}

function startDrawWorker(): Worker {
  return new Worker(new URL('./drawWorker.ts', import.meta.url), { type: 'module', name: 'draw text' });
}
