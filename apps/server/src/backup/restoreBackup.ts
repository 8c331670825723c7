import { createReadStream } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { createFolder, syncFolder } from '../files/folderFiles.ts';
import { filesFolder } from '../files/openFiles.ts';
import { checkIntegrity } from '../storage/sqlite/checkStore.ts';
import { claimFolder } from '../storage/sqlite/lockFolder.ts';
import { databaseFile, restoringFile } from '../storage/sqlite/openDatabase.ts';
import { BackupError } from './backupError.ts';
import { copyFiles, hashOfNames } from './copyFiles.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { megabytes } from './megabytes.ts';
import { copyDurably } from './writeDurably.ts';

export interface RestoreDeps {
  readonly dataDir: string;
  /** Goes on without images that the backup has lost or that are damaged in it. */
  readonly skipDamaged: boolean;
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** What a folder may have that counts as empty: a claim, which is ours by then, and what file systems put there. */
const NOTHING = ['drawbridge.lock', 'drawbridge.lock-journal', 'lost+found'];

/**
 * Puts a backup into an empty data folder. The database gets its name when everything is on the disk: until then no server
 * starts there, and when it fails the folder is as empty as before.
 *
 * Boards keep their epochs, and nobody who was connected is deceived: the server that starts from here is a run of its own,
 * and the store knows how far each board had come before it (`storage/epoch.ts`). Who saw more is told `reset`, keeps its
 * doc, and gives back what the board lacks.
 *
 * @throws BackupError, StorageError with the remedy.
 */
export async function restoreBackup(folder: string, deps: RestoreDeps): Promise<Manifest> {
  const { dataDir } = deps;
  const manifest = await readManifest(folder);
  const unlock = claimFolder(dataDir);
  try {
    await refuseFull(dataDir);
    await putBack(folder, manifest, deps);
    return manifest;
  } finally {
    unlock();
  }
}

async function refuseFull(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  const other = names.find((name) => !NOTHING.includes(name));
  if (other === undefined) return;
  throw new BackupError(
    `${dataDir} is not empty: it has ${other}. Stop the server, move the folder away, and restore into a new one.`,
  );
}

async function putBack(folder: string, manifest: Manifest, deps: RestoreDeps): Promise<void> {
  const { dataDir, say } = deps;
  const draft = restoringFile(dataDir);
  try {
    say(`Copying the database (${megabytes(manifest.database.bytes)}).`);
    await copyDatabaseBack(databaseFile(folder), draft, manifest);
    await copyFilesBack(folder, manifest, deps);
    await rename(draft, databaseFile(dataDir));
    await syncFolder(dataDir);
  } catch (error) {
    await rm(filesFolder(dataDir), { recursive: true, force: true });
    await rm(draft, { force: true });
    throw error;
  }
}

async function copyDatabaseBack(from: string, draft: string, { database }: Manifest): Promise<void> {
  const { sha256 } = await copyDurably(draft, createReadStream(from));
  if (sha256 !== database.sha256) {
    throw new BackupError(`${from} is damaged: it is not what was written when the backup was made.`);
  }
  const opened = new Database(draft, { readonly: true, fileMustExist: true });
  const [fault] = checkIntegrity(opened);
  opened.close();
  if (fault) throw new BackupError(`${from} was damaged already when the backup was made. ${fault}`);
}

async function copyFilesBack(folder: string, { files }: Manifest, deps: RestoreDeps): Promise<void> {
  const { dataDir, skipDamaged, say, warn } = deps;
  if (files.kind === 'bucket') {
    warn(`The images are in ${files.url}: set FILES_URL, and take care that the bucket has them.`);
    return;
  }
  const { names, damaged } = await copyFiles(createFolder(filesFolder(folder)), filesFolder(dataDir), say);
  if (hashOfNames(names) === files.namesSha256) return;
  const lostCount = files.count - names.size;
  const faults = [
    ...damaged.map((name) => `Image ${name} is damaged in the backup.`),
    `${lostCount} of ${files.count} images of the backup are damaged or not there.`,
  ];
  if (!skipDamaged)
    throw new BackupError([...faults, 'Restore with --skip-damaged to go on without them.'].join('\n'));
  for (const fault of faults) warn(fault);
}
