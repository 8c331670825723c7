import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WholeFiles } from '../files/fileStore.ts';
import { syncFolder, wholeFile } from '../files/folderFiles.ts';
import { copyDurably } from './writeDurably.ts';

export interface CopiedFiles {
  readonly names: ReadonlySet<string>;
  readonly bytes: number;
  /** Were there, and their bytes are not those that they are named after. Not copied. */
  readonly damaged: readonly string[];
}

/** So often it is said how far it has come. */
const TELL_EVERY_FILES = 1_000;

/**
 * Copies all files that are whole into a folder that has none. Each is named by the hash of its bytes, which is compared on
 * the way. What is removed meanwhile, because nobody needs it, is left out.
 */
export async function copyFiles(
  from: WholeFiles,
  folder: string,
  say: (line: string) => void,
): Promise<CopiedFiles> {
  const listed = await from.list();
  const names = new Set<string>();
  const damaged: string[] = [];
  const folders = new Set([folder]);
  let bytes = 0;
  await mkdir(folder, { recursive: true });
  for (const [index, { name, size }] of listed.entries()) {
    const path = wholeFile(folder, name);
    folders.add(dirname(path));
    const outcome = await copyOne(from, name, path);
    if (outcome === 'copied') {
      names.add(name);
      bytes += size;
    } else if (outcome === 'damaged') damaged.push(name);
    if ((index + 1) % TELL_EVERY_FILES === 0) say(`${index + 1} of ${listed.length} images copied.`);
  }
  for (const one of folders) await syncFolder(one);
  return { names, bytes, damaged };
}

/** What a manifest says of the names of files. */
export function hashOfNames(names: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const name of [...names].sort()) hash.update(`${name}\n`);
  return hash.digest('hex');
}

async function copyOne(from: WholeFiles, name: string, path: string): Promise<'copied' | 'damaged' | 'gone'> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await from.open(name);
    if (file) {
      const { sha256 } = await copyDurably(path, file.stream());
      if (sha256 === name) return 'copied';
    }
  } catch (error) {
    // Removed since it was listed, or while it was opened.
    if ((await from.sizeOf(name)) !== undefined) throw error;
  }
  await rm(path, { force: true });
  return (await from.sizeOf(name)) === undefined ? 'gone' : 'damaged';
}
