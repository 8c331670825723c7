import { Failure } from './failure.mjs';
import { programs } from './programs.mjs';
import { remedyFor, searchPrograms } from './systemPrograms.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./prepare.mjs').Workplace} Workplace
 * @typedef {import('./systemPrograms.mjs').ProgramName} ProgramName
 */

/** @type {readonly ProgramName[]} */
const wanted = ['postgres', 'redis', 'nginx', 'haproxy', 'caddy', 'openssl', 'curl'];

/**
 * Finds the servers that tests start for themselves, or gets them: the system's own, then Debian's packages. None is ever
 * skipped, and none that is running is touched.
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @returns {Promise<NodeJS.ProcessEnv>} the variables that name their files
 */
export async function ensureServers(context, workplace) {
  const { found, missing, output } = await searchPrograms(context, workplace, wanted);
  if (missing.length === 0) return found;
  const titles = missing.map((name) => programs[name].title).join(' and ');
  throw new Failure(`The tests need ${titles}, and could not find or get it.`, {
    output,
    remedy: remedyFor(missing),
  });
}
