import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { programs } from './programs.mjs';
import { remedyFor, searchPrograms } from './systemPrograms.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./prepare.mjs').Workplace} Workplace
 * @typedef {import('./systemPrograms.mjs').ProgramName} ProgramName
 */

/**
 * Finds Chromium and Firefox, or gets them: the system's own, then Debian's packages, then Playwright's download. Neither is
 * ever skipped.
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @returns {Promise<NodeJS.ProcessEnv>} the variables that name their files; one without is Playwright's own
 */
export async function ensureBrowsers(context, workplace) {
  const { found, missing, output } = await searchPrograms(context, workplace, ['chromium', 'firefox']);
  if (missing.length > 0) await downloadByPlaywright(context, workplace, missing, output);
  return found;
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly ProgramName[]} names
 * @param {string} outputSoFar
 * @returns {Promise<void>}
 */
async function downloadByPlaywright({ root, report, runner }, { node, buildEnv }, names, outputSoFar) {
  const cli = join(root, 'e2e/node_modules/@playwright/test/cli.js');
  const { code, output } = await report.step(`Getting Playwright's ${names.join(' and ')}`, () =>
    runner.quietly(node, [cli, 'install', ...names], { env: buildEnv, cwd: root }),
  );
  if (code === 0) return;
  const titles = names.map((name) => programs[name].title).join(' and ');
  throw new Failure(`The end-to-end tests need ${titles}, and could not find or get it.`, {
    output: `${outputSoFar}${output}`,
    remedy: remedyFor(names),
  });
}
