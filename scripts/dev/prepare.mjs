import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  buildEnvironment,
  cleanEnvironment,
  pnpmSettings,
  withCompileCache,
  withUsableHome,
} from './environment.mjs';
import { Failure, remedyFor } from './failure.mjs';
import { withLock } from './lock.mjs';
import { retryFlags } from './retryFlags.mjs';
import { createStamp, hashOf, sourcesIn } from './stamp.mjs';
import { ensureToolchain } from './toolchain.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {{
 *   readonly node: string,
 *   readonly env: NodeJS.ProcessEnv,
 *   readonly buildEnv: NodeJS.ProcessEnv,
 *   readonly pnpm: string,
 * }} Workplace the supported Node.js, the environment with it first on PATH, the same for building, and pnpm's entry file
 */

/**
 * Brings toolchain and packages up to date.
 *
 * @param {Context} context
 * @returns {Promise<Workplace>}
 */
export function prepare(context) {
  return exclusively(context, async () => {
    const home = withUsableHome(process.env, join(context.cache, 'home'));
    if (home !== process.env) mkdirSync(join(context.cache, 'home'), { recursive: true });
    // npm alone keeps its own variables.
    const npmEnv = buildEnvironment(home);
    const { node, pnpm } = await ensureToolchain(context, npmEnv);
    const env = cleanEnvironment(withCompileCache(home, join(context.cache, 'compiled')), [
      dirname(node),
      join(context.root, 'tools/node_modules/.bin'),
    ]);
    const workplace = { node, pnpm, env, buildEnv: buildEnvironment(env) };
    await installPackages(context, workplace, npmEnv);
    return workplace;
  });
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @returns {Promise<void>}
 */
export function buildWeb(context, { node, pnpm, buildEnv }) {
  const { root, report, runner } = context;
  return exclusively(context, async () => {
    const sources = ['packages', 'apps/web'].flatMap((folder) => sourcesIn(root, folder));
    const hash = hashOf(root, [...sources, 'pnpm-lock.yaml', 'tsconfig.base.json']);
    const stamp = createStamp(join(context.cache, 'web-build.stamp'));
    if (stamp.matches(hash) && existsSync(join(root, 'apps/web/dist/index.html'))) {
      report.line('The web app is built and current.');
      return;
    }
    stamp.clear();
    const { code, output } = await report.step('Building the web app', () =>
      runner.quietly(node, [pnpm, '--filter', '@drawbridge/web', 'build'], { env: buildEnv, cwd: root }),
    );
    if (code !== 0) {
      throw new Failure('The web app could not be built.', {
        output,
        remedy: 'The lines above name the file. Put it right and run the command again.',
      });
    }
    stamp.set(hash);
  });
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {NodeJS.ProcessEnv} npmEnv
 * @returns {Promise<void>}
 */
async function installPackages({ root, report, runner }, { node, pnpm, buildEnv }, npmEnv) {
  const packages = ['.', 'e2e', ...workspaceFolders(root, 'packages'), ...workspaceFolders(root, 'apps')];
  const files = [
    ...packages.map((folder) => `${folder}/package.json`),
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
  ];
  // A checkout that is shared between two kinds of machine needs the native parts of both, one after the other.
  const hash = hashOf(root, files, [process.platform, process.arch]);
  const stamp = createStamp(join(root, 'node_modules/.drawbridge-stamp'));
  if (stamp.matches(hash) && packages.every((folder) => isInstalled(root, folder))) {
    report.line('The packages are installed and current.');
    return;
  }
  stamp.clear();
  const { code, output } = await report.step('Installing the packages', async () => {
    const npm = await runner.quietly('npm', ['config', 'get', 'registry', 'cafile'], {
      env: npmEnv,
      cwd: root,
    });
    const args = ['install', '--frozen-lockfile', '--reporter=append-only', ...retryFlags];
    return runner.quietly(node, [pnpm, ...args], {
      env: { ...buildEnv, ...pnpmSettings(npm.output) },
      cwd: root,
    });
  });
  // pnpm calls it a success when the native half of the linter or the compiler did not arrive.
  const isIncomplete = output.includes('optional dependency that could not be fetched');
  if (code !== 0 || isIncomplete) {
    throw new Failure('The packages could not be installed.', { output, remedy: remedyFor(output) });
  }
  stamp.set(hash);
}

/**
 * @param {string} root
 * @param {string} parent
 * @returns {string[]}
 */
function workspaceFolders(root, parent) {
  const folders = readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {boolean}
 */
function isInstalled(root, folder) {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  const names = Object.keys({ ...dependencies, ...devDependencies });
  return names.every((name) => existsSync(join(root, folder, 'node_modules', name)));
}

/**
 * @template T
 * @param {Context} context
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
function exclusively({ cache, report }, work) {
  const onWait = () => report.line('Another command is preparing this folder; waiting for it.');
  return withLock(join(cache, 'prepare.lock'), onWait, work);
}
