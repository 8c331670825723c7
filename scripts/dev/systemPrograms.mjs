import { existsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { candidatesFor, programs } from './programs.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./prepare.mjs').Workplace} Workplace
 * @typedef {import('./programs.mjs').Program} Program
 * @typedef {keyof typeof programs} ProgramName
 * @typedef {{
 *   readonly found: NodeJS.ProcessEnv,
 *   readonly missing: readonly ProgramName[],
 *   readonly output: string,
 * }} Search the variables that name the files of what was found, what was not, and what apt said about that
 */

/**
 * Finds programs, or gets them as root on Debian.
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly ProgramName[]} names
 * @returns {Promise<Search>}
 */
export async function searchPrograms(context, workplace, names) {
  const found = await findAll(context, workplace, names);
  const missing = missingOf(found, names);
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { found, missing, output: '' };
  }
  const output = await installFromDebian(context, workplace, missing);
  Object.assign(found, await findAll(context, workplace, missing));
  return { found, missing: missingOf(found, missing), output };
}

/**
 * @param {NodeJS.ProcessEnv} found
 * @param {readonly ProgramName[]} names
 */
function missingOf(found, names) {
  return names.filter((name) => found[programs[name].variable] === undefined);
}

/**
 * @param {readonly ProgramName[]} names
 * @returns {string} what to do by hand
 */
export function remedyFor(names) {
  const packages = names.map((name) => programs[name].aptPackage).join(' ');
  const variables = names.map((name) => programs[name].variable).join(' and ');
  return `Run "sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}" on Debian, or install it in your system's way, or set ${variables} to its file. Then run the command again.`;
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly ProgramName[]} names
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
  const { versionArgument = '--version' } = program;
  for (const file of candidatesFor(program, env)) {
    const { code, output } = await runner
      .quietly(file, [versionArgument], { env, cwd: root })
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
 * @param {readonly ProgramName[]} names
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
