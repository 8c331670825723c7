import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isProgram } from '../isProgram.ts';

/** Debian keeps each version in a folder of its own, which is on nobody's PATH. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder with PostgreSQL's programs: of `POSTGRES_PATH`, of PATH, or Debian's newest.
 *
 * @throws Error with the remedy when there is none.
 */
export function findPostgres(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = env.POSTGRES_PATH || undefined;
  const onPath = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'postgres'));
  const found = (given === undefined ? [...onPath, ...ofDebian()] : [given]).find(isProgram);
  if (found !== undefined) return dirname(realpathSync(found));
  throw new Error(
    'These tests need PostgreSQL. Run "sudo apt-get install -y postgresql" on Debian, or set POSTGRES_PATH to the file of the program postgres.',
  );
}

function ofDebian(): string[] {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin/postgres'));
}
