import { Worker } from 'node:worker_threads';
import { type AskedThread, askThread } from '../storage/thread/askThread.ts';
import type { KeptBoards } from './keptBoards.ts';
import type { OwnFile } from './ownFile.ts';
import type { Drawing } from './pictures/pictureDesk.ts';
import type { Written } from './writeChanges.ts';

/** A thread that does not answer this long is stuck in one board, and is replaced. */
const ANSWER_TIMEOUT_MS = 60_000;

/** LIMIT of the thread's heap. A board of 50 MB takes some 600 MB. */
const MAX_HEAP_MB = 1_536;

/** What the thread can be asked. All but the first six answer of a board that was loaded. */
export interface ContentOperations extends Omit<KeptBoards, 'use'> {
  describe(boardId: string): { readonly name: string; readonly shapes: number };
  /** JSON, from back to front. */
  shapes(boardId: string): Uint8Array;
  /** Undefined where there is no such frame. */
  exportShapes(boardId: string, frame: string | undefined): Uint8Array | undefined;
  drawing(boardId: string): Drawing;
  ownFile(boardId: string): OwnFile;
  change(boardId: string, json: string, author: ChangeAuthor): Changed;
}

export interface ChangeAuthor {
  readonly clientId: number;
  readonly name: string;
  /** What the board holds. */
  readonly seq: number;
}

export type Changed = Written | { readonly kind: 'wrong' | 'moved'; readonly message: string };

export type ContentThread = AskedThread<ContentOperations, undefined>;

export function startContentThread(): ContentThread {
  const worker = new Worker(new URL('./contentWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return askThread<ContentOperations, undefined>(worker, ANSWER_TIMEOUT_MS);
}
