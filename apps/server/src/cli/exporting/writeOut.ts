import { randomUUID } from 'node:crypto';
import { rmSync, type Stats } from 'node:fs';
import { access, constants, open, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError } from '../../backup/backupError.ts';
import { statOf } from '../../files/onDisk.ts';

/** Where to, as programs are told: not into a file, but to standard output. */
export const STANDARD_OUTPUT = '-';

export type Written =
  | { readonly kind: 'written'; readonly bytes: number }
  /** Whoever read it had enough before its end. */
  | { readonly kind: 'unread' };

type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/**
 * Writes what a command makes. A file that is there is replaced by a whole one, or not at all; into what only looks like a file, such
 * as a device or a pipe, the pieces go as they come.
 *
 * @throws BackupError where there is no place for it.
 */
export async function writeOut(out: string, pieces: Pieces, output: Writable): Promise<Written> {
  let bytes = 0;
  async function* counted() {
    for await (const piece of pieces) {
      bytes += Buffer.byteLength(piece);
      yield piece;
    }
  }
  try {
    if (out === STANDARD_OUTPUT) await pipeline(counted(), output, { end: false });
    else await writeTo(out, counted());
    return { kind: 'written', bytes };
  } catch (error) {
    if (codeOf(error) === 'EPIPE') return { kind: 'unread' };
    throw error;
  }
}

async function writeTo(out: string, pieces: Pieces): Promise<void> {
  const there = await statOf(out);
  if (there?.isDirectory()) throw new BackupError(`${out} is a folder.`);
  if (there && !there.isFile()) return writeFile(out, pieces);
  const target = await leadsTo(out);
  // The folder may let a file be replaced that nobody may write.
  if (there) await access(target, constants.W_OK);
  if (!(await statOf(dirname(target)))) throw new BackupError(`There is no folder ${dirname(target)}.`);
  await replace(target, there, pieces);
}

/** The file that a symbolic link is followed to, which need not be there. */
async function leadsTo(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const next = await readlink(path).catch(() => undefined);
    return next === undefined ? path : leadsTo(resolve(await realpath(dirname(path)), next));
  }
}

async function replace(target: string, there: Stats | undefined, pieces: Pieces): Promise<void> {
  const unfinished = join(dirname(target), `.drawbridge-${randomUUID()}.part`);
  const forget = removeWhenEnded(unfinished);
  try {
    await writeBeside(unfinished, there, pieces);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
    forget();
  }
}

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Leaves nothing when the command is given up, by Ctrl+C or by the system. Returns the undo. */
function removeWhenEnded(path: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    rmSync(path, { force: true });
    forget();
    // With nobody listening any more it ends the process, as whoever sent it expects.
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of ENDINGS) process.off(signal, end);
  };
  for (const signal of ENDINGS) process.on(signal, end);
  return forget;
}

/** Until it is whole, nobody reads in it who could not read what is there. */
async function writeBeside(path: string, there: Stats | undefined, pieces: Pieces): Promise<void> {
  await using file = await open(path, 'wx', there ? 0o600 : 0o666);
  await file.writeFile(pieces);
  if (there) {
    // Nobody else may give files away.
    if (process.getuid?.() === 0) await file.chown(there.uid, there.gid);
    await file.chmod(there.mode & 0o7777);
  }
  await file.sync();
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
