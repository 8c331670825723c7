import { fork } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { isFileName } from '@drawbridge/protocol';
import type { Exported } from '../wish.ts';
import type { FromProcess, PictureOrder, ToProcess } from './pictureOrder.ts';

/** Where the bytes of images are. */
export type LoadImage = (name: string) => Promise<ToProcess['image']>;

export interface DrawDeps {
  readonly loadImage: LoadImage;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** LIMIT of the heap of the process. A picture of 100,000 shapes takes some 500 MB. */
const MAX_HEAP_MB = 1_536;

/** What a process says whose heap, or longest string, is too short for a board. */
const OUT_OF_MEMORY = /JavaScript heap out of memory|Invalid string length/;

const PROGRAM = fileURLToPath(new URL('./pictureProcess.ts', import.meta.url));

/**
 * Makes a picture in a process of its own.
 *
 * @param drawn by `packDrawn`
 * @throws Error when the process fails, with the last that it said
 */
export async function drawPicture(
  drawn: Uint8Array,
  order: PictureOrder,
  { loadImage, timeoutMs, signal }: DrawDeps,
): Promise<Exported> {
  const child = fork(PROGRAM, [JSON.stringify(order)], {
    // It needs nothing of the server's settings, and their secrets are none of its business.
    env: compileCacheOfThis(),
    execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MAX_HEAP_MB}`],
    serialization: 'advanced',
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    timeout: timeoutMs,
    signal,
    killSignal: 'SIGKILL',
  });
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('A process has no pipes.');
  let outcome: FromProcess | undefined;
  child.on('message', (message: FromProcess) => {
    if (message.kind === 'image') void giveImage(message.name);
    else outcome = message;
  });

  async function giveImage(name: string): Promise<void> {
    // It read the name in a document, which may say anything.
    const image = isFileName(name) ? await loadImage(name).catch(() => undefined) : undefined;
    // It may have ended meanwhile.
    if (child.connected) child.send({ name, image } satisfies ToProcess, () => {});
  }

  // A process that ends early does not take all that it is given.
  stdin.on('error', () => {});
  stdin.end(drawn);
  const pieces: Uint8Array[] = [];
  stdout.on('data', (piece: Uint8Array) => pieces.push(piece));
  const [words, [code, killedBy]] = await Promise.all([text(stderr), once(child, 'close')]);
  if (killedBy === 'SIGKILL' && child.killed) return { kind: 'late' };
  if (OUT_OF_MEMORY.test(words)) return { kind: 'tooLarge' };
  if (code !== 0 || !outcome || outcome.kind === 'image')
    throw new Error(
      `A picture was not made: ${words.trim() || `the process ended with ${code ?? killedBy}`}`,
    );
  if (outcome.kind !== 'done') return outcome;
  return { kind: 'file', bytes: Buffer.concat(pieces), isReduced: outcome.isReduced };
}

/** With what the server's code was compiled to, a process starts in half the time. */
function compileCacheOfThis(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  // The folder that is answered is one of this version of Node.js, in the one that was set.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}
