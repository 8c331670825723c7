import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isFileName, readImageHead } from '@drawbridge/protocol';
import type { FileStore, WholeFiles } from './fileStore.ts';
import { headOf, statOf } from './onDisk.ts';
import { type FileStoreOptions, openFileStore } from './openFileStore.ts';

/** As many first bytes as tell what kind of image a file is. */
const TYPE_BYTES = 16;

/** Files in a folder: `ab/abcd…` for those that are whole, `partial/abcd…` for those that arrive. */
export async function openFolderFiles(folder: string, options: FileStoreOptions): Promise<FileStore> {
  await mkdir(folder, { recursive: true });
  return openFileStore(partialsIn(folder), createFolder(folder), options);
}

/** Those that are whole; none in a folder that is not there. */
export function createFolder(folder: string): WholeFiles {
  const pathOf = (name: string): string => wholeFile(folder, name);
  const sizeOf = async (name: string): Promise<number | undefined> => (await statOf(pathOf(name)))?.size;

  return {
    sizeOf,
    async take(name, path) {
      await mkdir(dirname(pathOf(name)), { recursive: true });
      await rename(path, pathOf(name));
      await syncFolder(dirname(pathOf(name)));
    },
    async open(name) {
      const path = pathOf(name);
      const size = await sizeOf(name);
      const type = size === undefined ? undefined : readImageHead(await headOf(path, TYPE_BYTES))?.type;
      return size !== undefined && type ? { size, type, stream: () => createReadStream(path) } : undefined;
    },
    async list() {
      if (!(await statOf(folder))) return [];
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const names = entries.filter((entry) => entry.isFile() && entry.parentPath !== partialsIn(folder));
      const files = names.flatMap(({ name }) => (isFileName(name) ? [name] : []));
      return Promise.all(files.map(async (name) => ({ name, size: (await sizeOf(name)) ?? 0 })));
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

/** Where a folder has a file that is whole. */
export function wholeFile(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name);
}

function partialsIn(folder: string): string {
  return join(folder, 'partial');
}

/** A rename is on the disk when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
