import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { WholeFiles } from '../files/fileStore.ts';
import { syncFolder } from '../files/folderFiles.ts';
import { hashOf } from '../files/hashOf.ts';
import { statOf } from '../files/onDisk.ts';
import { filesFolder } from '../files/openFiles.ts';
import { checkBoards } from '../storage/sqlite/checkStore.ts';
import { copyDatabase } from '../storage/sqlite/copyDatabase.ts';
import { listBoards } from '../storage/sqlite/listBoards.ts';
import { databaseFile, openToRead } from '../storage/sqlite/openDatabase.ts';
import { BackupError } from './backupError.ts';
import { type CopiedFiles, copyFiles, hashOfNames } from './copyFiles.ts';
import { type Manifest, newManifest, writeManifest } from './manifest.ts';
import { megabytes } from './megabytes.ts';

export interface BackupDeps {
  readonly dataDir: string;
  /** Where the images are: to be copied, or in a bucket that is not. */
  readonly files:
    | { readonly kind: 'here'; readonly whole: WholeFiles }
    | { readonly kind: 'bucket'; readonly url: string };
  /** Of Drawbridge. */
  readonly version: string;
  readonly say: (line: string) => void;
  /** Says what the backup has not got because the store has not got it. */
  readonly warn: (line: string) => void;
  readonly now: () => number;
}

/**
 * Makes a backup of a store into a new folder, also while a server writes to it.
 *
 * The database is copied first, as it is at one moment, and all files after it. A file that is named is not removed, so
 * those of a later moment are all that the copy names and the store has; that is looked at in the end. The folder gets its
 * name when everything in it is on the disk.
 *
 * @throws BackupError, StorageError with the remedy.
 */
export async function takeBackup(folder: string, deps: BackupDeps): Promise<Manifest> {
  const { dataDir, say } = deps;
  refusePlace(folder, dataDir);
  const draft = `${folder}.unfinished`;
  await mkdir(dirname(folder), { recursive: true });
  await makeDraft(draft);
  try {
    say(`Copying the database (${megabytes((await statOf(databaseFile(dataDir)))?.size ?? 0)}).`);
    await copyDatabase(dataDir, databaseFile(draft));
    const files = await takeFiles(draft, deps);
    const manifest = newManifest({ ...(await describeDatabase(draft, deps)), files });
    await writeManifest(draft, manifest);
    await syncFolder(draft);
    await rename(draft, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

function refusePlace(folder: string, dataDir: string): void {
  if (existsSync(folder)) {
    throw new BackupError(`${folder} is there already. Name a folder that is not: nothing is overwritten.`);
  }
  const way = relative(dataDir, folder);
  if (!way.startsWith('..')) {
    throw new BackupError(`${folder} is within the data folder. Name one outside, best on another disk.`);
  }
}

async function makeDraft(draft: string): Promise<void> {
  try {
    await mkdir(draft, { mode: 0o700 });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
    throw new BackupError(
      `${draft} is there: another backup is being made, or one did not end. Remove it, or name another folder.`,
    );
  }
}

async function describeDatabase(
  draft: string,
  { version, now }: BackupDeps,
): Promise<Omit<Manifest, 'format' | 'schema' | 'files'>> {
  const file = databaseFile(draft);
  const database = openToRead(draft);
  const { boards } = listBoards(database);
  database.close();
  return {
    version,
    takenAt: new Date(now()).toISOString(),
    boards: boards.length,
    entries: boards.reduce((sum, { entries }) => sum + entries, 0),
    database: { bytes: (await statOf(file))?.size ?? 0, sha256: await hashOf(createReadStream(file)) },
  };
}

async function takeFiles(draft: string, { files, say, warn }: BackupDeps): Promise<Manifest['files']> {
  if (files.kind === 'bucket') {
    warn(`The images are in ${files.url}, which is not part of the backup.`);
    return files;
  }
  const copied = await copyFiles(files.whole, filesFolder(draft), say);
  for (const line of whatIsMissing(draft, copied)) warn(line);
  const { names, bytes } = copied;
  return { kind: 'here', count: names.size, bytes, namesSha256: hashOfNames(names) };
}

/** What is wrong with the copy, or missing in it, is so in the store. */
function whatIsMissing(draft: string, { names, damaged }: CopiedFiles): string[] {
  const database = openToRead(draft);
  const { files, faults } = checkBoards(database);
  database.close();
  const missing = files.filter(({ name }) => !names.has(name) && !damaged.includes(name));
  return [
    ...faults,
    ...damaged.map((name) => `Image ${name} is damaged on disk and not in the backup.`),
    ...missing.map(({ name, board }) => `Image ${name} of board ${board} is not there, nor in the backup.`),
  ];
}
