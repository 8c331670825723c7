import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { IMAGE_HEAD_BYTES, isFileName, readImageHead } from '@drawbridge/protocol';
import { faultOf } from './checkImage.ts';
import type { AppendOutcome, FilePart, FileStore, Progress, StoredFile } from './fileStore.ts';
import { createTurnsByName } from './turnsByName.ts';

/** What did not become whole within this time is not waited for any longer. */
const MAX_PARTIAL_AGE_MS = 24 * 60 * 60 * 1000;

/** As many first bytes as tell what kind of image a file is. */
const TYPE_BYTES = 16;

export interface FolderFilesOptions {
  readonly maxImagePixels: number;
  readonly now?: () => number;
}

const WHOLE: Progress = { kind: 'whole' };

/**
 * Files in a folder: `ab/abcd…` for those that are whole, `partial/abcd…` for those that arrive. A file is moved in place only
 * when it is on the disk to its last byte and has the name that its bytes have.
 */
export async function openFolderFiles(
  folder: string,
  { maxImagePixels, now = Date.now }: FolderFilesOptions,
): Promise<FileStore> {
  const partials = join(folder, 'partial');
  await mkdir(partials, { recursive: true });
  let usedBytes = 0;

  const wholePath = (name: string): string => join(folder, name.slice(0, 2), name);
  const partialPath = (name: string): string => join(partials, name);
  const inTurn = createTurnsByName();

  async function progress(name: string): Promise<Progress> {
    if ((await sizeOf(wholePath(name))) !== undefined) return WHOLE;
    return { kind: 'partial', bytes: (await sizeOf(partialPath(name))) ?? 0 };
  }

  async function append(name: string, { offset, length, bytes }: FilePart): Promise<AppendOutcome> {
    const before = await progress(name);
    if (before.kind === 'whole') return WHOLE;
    if (before.bytes !== offset || offset + bytes.length > length) {
      return { kind: 'elsewhere', bytes: before.bytes };
    }
    await using file = await open(partialPath(name), offset === 0 ? 'w' : 'r+');
    const { bytesWritten } = await file.write(bytes, 0, bytes.length, offset);
    usedBytes += bytesWritten;
    const arrived = offset + bytesWritten;
    return arrived < length ? { kind: 'partial', bytes: arrived } : await finish(name, file);
  }

  async function finish(name: string, file: FileHandle): Promise<AppendOutcome> {
    const path = partialPath(name);
    const isNamed = (await hashOf(path)) === name;
    const why = isNamed ? faultOf(await headOf(path, IMAGE_HEAD_BYTES), maxImagePixels) : 'name';
    if (why) {
      await removeFile(path);
      return { kind: 'refused', why };
    }
    await file.sync();
    await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
    await rename(path, wholePath(name));
    await syncFolder(join(folder, name.slice(0, 2)));
    return WHOLE;
  }

  async function removeFile(path: string): Promise<void> {
    usedBytes -= (await sizeOf(path)) ?? 0;
    await rm(path, { force: true });
  }

  async function dropStale(): Promise<void> {
    const beforeMs = now() - MAX_PARTIAL_AGE_MS;
    for (const name of await readdir(partials)) {
      await inTurn(name, async () => {
        const { mtimeMs } = await stat(partialPath(name));
        if (mtimeMs < beforeMs) await removeFile(partialPath(name));
      });
    }
  }

  for (const path of await filesIn(folder)) usedBytes += (await sizeOf(path)) ?? 0;
  await dropStale();
  return {
    get usedBytes() {
      return usedBytes;
    },
    async list() {
      const paths = await filesIn(folder);
      return paths
        .filter((path) => dirname(path) !== partials && isFileName(basename(path)))
        .map((path) => basename(path));
    },
    remove: (name) => inTurn(name, () => removeFile(wholePath(name))),
    dropStale,
    progress,
    append: (name, part) => inTurn(name, () => append(name, part)),
    async open(name): Promise<StoredFile | undefined> {
      const path = wholePath(name);
      const size = await sizeOf(path);
      const type = size === undefined ? undefined : readImageHead(await headOf(path, TYPE_BYTES))?.type;
      return size !== undefined && type ? { size, type, stream: () => createReadStream(path) } : undefined;
    },
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function headOf(path: string, length: number): Promise<Uint8Array> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

/** A rename is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

/** With their folders, at any depth. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
