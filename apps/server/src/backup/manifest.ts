import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { SCHEMA_VERSION } from '../storage/sqlite/schema.ts';
import { BackupError } from './backupError.ts';
import { writeDurably } from './writeDurably.ts';

/** Of the layout of a backup: the database, the manifest, and files as a data folder has them. */
const FORMAT = 1;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const manifest = v.object({
  format: v.literal(FORMAT),
  /** Of Drawbridge. */
  version: v.string(),
  /** Of the tables. */
  schema: count,
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  boards: count,
  entries: count,
  database: v.object({ bytes: count, sha256 }),
  files: v.variant('kind', [
    v.object({
      kind: v.literal('here'),
      count,
      bytes: count,
      /** Over their names, in order, each followed by a line feed. */
      namesSha256: sha256,
    }),
    v.object({ kind: v.literal('bucket'), url: v.string() }),
  ]),
});

/** What a whole backup says of itself. */
export type Manifest = Readonly<v.InferOutput<typeof manifest>>;

export function newManifest(what: Omit<Manifest, 'format' | 'schema'>): Manifest {
  return { format: FORMAT, schema: SCHEMA_VERSION, ...what };
}

/** @throws BackupError for a folder that is no whole backup, or one that this version cannot read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const parsed = v.safeParse(manifest, parseJson(await readText(folder)));
  if (!parsed.success) {
    throw new BackupError(
      `${fileIn(folder)} is not the manifest of a backup that this Drawbridge can read. Use the version that made it, or a newer one.`,
    );
  }
  if (parsed.output.schema > SCHEMA_VERSION) {
    throw new BackupError(
      `The backup was made by a newer Drawbridge (${parsed.output.version}). Use that version.`,
    );
  }
  return parsed.output;
}

/** The last thing that is written. */
export function writeManifest(folder: string, what: Manifest): Promise<void> {
  return writeDurably(fileIn(folder), [Buffer.from(`${JSON.stringify(what, null, 2)}\n`)]);
}

async function readText(folder: string): Promise<string> {
  try {
    return await readFile(fileIn(folder), 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
    throw new BackupError(`${folder} is no whole backup: it has no manifest.json.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fileIn(folder: string): string {
  return join(folder, 'manifest.json');
}
