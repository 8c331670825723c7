import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_HEAD_BYTES } from '@drawbridge/protocol';
import { faultOf } from './checkImage.ts';
import type { AppendOutcome, FilePart, FileStore, Progress, WholeFiles } from './fileStore.ts';
import { hashOf } from './hashOf.ts';
import { headOf, statOf } from './onDisk.ts';
import { createTurnsByName } from './turnsByName.ts';

/** What did not become whole within this time is not waited for any longer. */
const MAX_PARTIAL_AGE_MS = 24 * 60 * 60 * 1000;

export interface FileStoreOptions {
  readonly maxImagePixels: number;
  readonly now?: () => number;
}

const WHOLE: Progress = { kind: 'whole' };

/**
 * Files arrive in the folder `partials`, and are handed to `whole` when they are there to their last byte, are images, and have
 * the name that their bytes have.
 */
export async function openFileStore(
  partials: string,
  whole: WholeFiles,
  { maxImagePixels, now = Date.now }: FileStoreOptions,
): Promise<FileStore> {
  await mkdir(partials, { recursive: true });
  const partialPath = (name: string): string => join(partials, name);
  const inTurn = createTurnsByName();
  let usedBytes = 0;

  async function progress(name: string): Promise<Progress> {
    if ((await whole.sizeOf(name)) !== undefined) return WHOLE;
    return { kind: 'partial', bytes: (await statOf(partialPath(name)))?.size ?? 0 };
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

  /** When it cannot be put in place it stays where it is, and a part of no bytes at its end tries again. */
  async function finish(name: string, file: FileHandle): Promise<AppendOutcome> {
    const path = partialPath(name);
    const isNamed = (await hashOf(createReadStream(path))) === name;
    const why = isNamed ? faultOf(await headOf(path, IMAGE_HEAD_BYTES), maxImagePixels) : 'name';
    if (why) {
      await removePartial(name);
      return { kind: 'refused', why };
    }
    await file.sync();
    await whole.take(name, path);
    await rm(path, { force: true });
    return WHOLE;
  }

  async function removePartial(name: string): Promise<void> {
    usedBytes -= (await statOf(partialPath(name)))?.size ?? 0;
    await rm(partialPath(name), { force: true });
  }

  async function dropStale(): Promise<void> {
    const beforeMs = now() - MAX_PARTIAL_AGE_MS;
    for (const name of await readdir(partials)) {
      await inTurn(name, async () => {
        const partial = await statOf(partialPath(name));
        if (partial && partial.mtimeMs < beforeMs) await removePartial(name);
      });
    }
  }

  for (const { size } of await whole.list()) usedBytes += size;
  for (const name of await readdir(partials)) usedBytes += (await statOf(partialPath(name)))?.size ?? 0;
  await dropStale();
  return {
    get usedBytes() {
      return usedBytes;
    },
    list: async () => (await whole.list()).map(({ name }) => name),
    remove: (name) =>
      inTurn(name, async () => {
        const size = await whole.sizeOf(name);
        await whole.remove(name);
        usedBytes -= size ?? 0;
      }),
    dropStale,
    progress,
    append: (name, part) => inTurn(name, () => append(name, part)),
    open: whole.open,
  };
}
