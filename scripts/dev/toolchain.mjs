import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, remedyFor } from './failure.mjs';
import { retryFlags } from './retryFlags.mjs';
import { createStamp, hashOf } from './stamp.mjs';
import { isSupportedNode, majorOf, minimumNodeMajor, nodePackageFor } from './versions.mjs';

const ownNodeRemedy = `Install Node.js ${minimumNodeMajor} or newer from your system's packages or nodejs.org, put it first on PATH, and run the command again.`;

/**
 * @typedef {import('./context.mjs').Context} Context
 */

/**
 * Gets pnpm, and a supported Node.js where the machine's own is too old, from the npm registry: the one source that a
 * machine which can install packages reaches anyway.
 *
 * @param {Context} context
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ node: string, pnpm: string }>} their files
 */
export async function ensureToolchain(context, env) {
  const { root, report } = context;
  const isOwnNodeFine = isSupportedNode(process.version);
  const node = isOwnNodeFine ? process.execPath : fetchedNode(root);
  const pnpm = join(root, 'tools/node_modules/pnpm/bin/pnpm.mjs');
  const hash = hashOf(root, ['tools/package.json', 'tools/package-lock.json']);
  const stamp = createStamp(join(root, 'tools/node_modules/.drawbridge-stamp'));

  if (stamp.matches(hash) && existsSync(node) && existsSync(pnpm)) {
    report.line('The toolchain is current.');
  } else {
    stamp.clear();
    await fetchTools(context, env, isOwnNodeFine);
    stamp.set(hash);
  }
  if (!isOwnNodeFine) await verifyNode(context, node, env);
  return { node, pnpm };
}

/**
 * @param {string} root
 * @returns {string}
 */
function fetchedNode(root) {
  const name = nodePackageFor(process.platform, process.arch);
  if (name !== undefined) return join(root, 'tools/node_modules', name, 'bin/node');
  throw new Failure(
    `Node.js ${process.version} is too old, and there is no ready-made newer one for ${process.platform} on ${process.arch}.`,
    { remedy: ownNodeRemedy },
  );
}

/**
 * @param {Context} context
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} isOwnNodeFine
 * @returns {Promise<void>}
 */
async function fetchTools({ root, report, runner }, env, isOwnNodeFine) {
  const title = isOwnNodeFine
    ? 'Fetching pnpm'
    : `Fetching pnpm and Node.js (this one is ${process.version})`;
  const optional = isOwnNodeFine ? '--omit=optional' : '--include=optional';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...retryFlags, optional];
  // Started in the folder, not with --prefix: that would also move npm's global settings, and lose a registry set there.
  const place = { env, cwd: join(root, 'tools') };
  const { code, output } = await report.step(title, () => runner.quietly('npm', args, place));
  if (code !== 0)
    throw new Failure('The toolchain could not be fetched.', { output, remedy: remedyFor(output) });
}

/**
 * The fetched binary may need a library that a small system lacks; better said here than by the server's first line.
 *
 * @param {Context} context
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
async function verifyNode(context, node, env) {
  const tried = await tryNode(context, node, env);
  if (tried.isFine) return;
  const needsLibatomic = tried.output.includes('libatomic.so.1');
  if (needsLibatomic && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await installLibatomic(context, env);
    if ((await tryNode(context, node, env)).isFine) return;
  }
  throw new Failure('The fetched Node.js does not run on this system.', {
    output: tried.output,
    remedy: needsLibatomic
      ? 'Install the library libatomic ("apt-get install libatomic1" on Debian and Ubuntu, "dnf install libatomic" on Fedora) and run the command again.'
      : ownNodeRemedy,
  });
}

/**
 * @param {Context} context
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
async function tryNode({ root, runner }, node, env) {
  const { code, output } = await runner.quietly(node, ['--version'], { env, cwd: root });
  return { isFine: code === 0 && majorOf(output) !== undefined, output };
}

/**
 * @param {Context} context
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
function installLibatomic({ root, report, runner }, env) {
  const place = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, cwd: root };
  return report.step('Installing libatomic1, which Node.js needs', async () => {
    await runner.quietly('apt-get', ['update'], place);
    await runner.quietly('apt-get', ['install', '-y', '--no-install-recommends', 'libatomic1'], place);
  });
}
