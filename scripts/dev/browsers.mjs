import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { candidatesFor, programs } from './programs.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./prepare.mjs').Workplace} Workplace
 * @typedef {import('./programs.mjs').Program} Program
 * @typedef {'chromium' | 'firefox'} BrowserName
 */

/** @type {readonly BrowserName[]} */
const wanted = ['chromium', 'firefox'];

/**
 * Finds Chromium and Firefox, or gets them: the system's own, then Debian's packages, then Playwright's download. Neither is
 * ever skipped.
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @returns {Promise<NodeJS.ProcessEnv>} the variables that name their files; one without is Playwright's own
 */
export async function ensureBrowsers(context, workplace) {
  const found = await findAll(context, workplace, wanted);
  const unfound = wanted.filter((name) => found[programs[name].variable] === undefined);
  if (unfound.length === 0) return found;

  let output = '';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    output += await installFromDebian(context, workplace, unfound);
    Object.assign(found, await findAll(context, workplace, unfound));
  }
  const missing = wanted.filter((name) => found[programs[name].variable] === undefined);
  if (missing.length > 0) await downloadByPlaywright(context, workplace, missing, output);
  return found;
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly BrowserName[]} names
 */
async function findAll(context, workplace, names) {
  /** @type {NodeJS.ProcessEnv} */
  const found = {};
  for (const name of names) {
    const file = await findWorking(context, workplace, programs[name]);
    if (file !== undefined) found[programs[name].variable] = file;
  }
  return found;
}

/**
 * A file of that name is not enough: Ubuntu's `chromium-browser` may only be a note that there is a snap.
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {Program} program
 * @returns {Promise<string | undefined>}
 */
async function findWorking({ root, runner }, { env }, program) {
  for (const file of candidatesFor(program, env)) {
    const { code, output } = await runner
      .quietly(file, ['--version'], { env, cwd: root })
      .catch((error) => ({ code: 1, output: String(error) }));
    if (code === 0) return file;
    if (file === env[program.variable]) {
      throw new Failure(`${program.variable} names ${file}, which does not run.`, {
        output,
        remedy: `Correct ${program.variable}, or unset it to have ${program.title} looked for.`,
      });
    }
  }
  return undefined;
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly BrowserName[]} names
 * @returns {Promise<string>} what apt said, for the case that it did not help
 */
function installFromDebian({ root, report, runner }, { env }, names) {
  const place = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, cwd: root };
  const packages = names.map((name) => programs[name].aptPackage);
  return report.step(`Installing ${packages.join(' and ')} with apt-get`, async () => {
    const update = await runner.quietly('apt-get', ['update'], place);
    const install = await runner.quietly(
      'apt-get',
      ['install', '-y', '--no-install-recommends', ...packages],
      place,
    );
    return install.code === 0 ? '' : `${update.output}${install.output}`;
  });
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly BrowserName[]} names
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
  const packages = names.map((name) => programs[name].aptPackage).join(' ');
  const variables = names.map((name) => programs[name].variable).join(' and ');
  throw new Failure(`The end-to-end tests need ${titles}, and could not find or get it.`, {
    output: `${outputSoFar}${output}`,
    remedy: `Run "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}" on Debian, or install it in your system's way, or set ${variables} to its file. Then run the command again.`,
  });
}
