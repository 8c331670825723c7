import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashFolder } from './hashFolder.ts';
import { runProgram } from './runProgram.ts';

/** npm fetches tens of megabytes, from a registry that may be far away. */
const INSTALL_DEADLINE_SECONDS = 600;

interface PeersOptions {
  /** What the folder is called in the cache. */
  readonly name: string;
  /** A folder of ours with a `package.json`, which names exact versions, and the scripts that use those packages. */
  readonly from: string;
  readonly cache: string;
  readonly say: (line: string) => void;
  /** Makes of the packages what is wanted, in the folder where they are. */
  readonly build?: (folder: string) => Promise<void>;
}

/**
 * Gets the packages that others publish, from the npm registry into a folder of the cache, with our scripts beside them, and
 * answers that folder. What is there already is used again; another version or script is another folder. Nothing of it is
 * ever part of the product or of its lockfile, and no script of a package is run.
 *
 * @throws Error with what npm said when it fails.
 */
export async function installPeers({ name, from, cache, say, build }: PeersOptions): Promise<string> {
  const folder = join(cache, `${name}-${hashFolder(from)}`);
  if (existsSync(folder)) return folder;
  say(`Installing the peers in ${folder}`);
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, `${basename(folder)}.`));
  try {
    cpSync(from, unfinished, { recursive: true });
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
    await runProgram('npm', args, { cwd: unfinished, deadlineSeconds: INSTALL_DEADLINE_SECONDS });
    await build?.(unfinished);
    // Another bench may have done the same meanwhile.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
