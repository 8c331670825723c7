import { delimiter, join } from 'node:path';
import { isProgram } from '../isProgram.ts';

/** A program of the system that tests start. */
export interface WantedProgram {
  readonly title: string;
  readonly program: string;
  /** The environment variable that names its file. */
  readonly variable: string;
  readonly aptPackage: string;
}

/** Where Debian keeps servers, which is not on everybody's PATH. */
const FOR_ROOT = '/usr/sbin';

/** @throws Error with the remedy when there is none: no test is passed over because a program is missing. */
export function findProgram(
  { title, program, variable, aptPackage }: WantedProgram,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const given = env[variable] || undefined;
  const folders = [...(env.PATH ?? '').split(delimiter), FOR_ROOT].filter((folder) => folder !== '');
  const candidates = given === undefined ? folders.map((folder) => join(folder, program)) : [given];
  const found = candidates.find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    `These tests need ${title}. Run "sudo apt-get install -y --no-install-recommends ${aptPackage}" on Debian, or set ${variable} to its file.`,
  );
}
