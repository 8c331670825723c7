import { buildWeb } from './prepare.mjs';

const lookForNpmEveryMs = 500;

/** Older Node.js 24 announces on every start that it strips types. */
export const quietFlags = ['--disable-warning=ExperimentalWarning'];

/** Node's own flags for a server; the samples in deploy have the same. */
export const serverFlags = [
  ...quietFlags,
  // Room for what is short-lived, in each thread: with half of it, what is on its way to disk on a busy server is moved about and kept.
  '--max-semi-space-size=16',
  // One thread that helps to free memory. Four of them, as by default, keep the server's own from small machines just when it waits for them.
  '--v8-pool-size=1',
];

/**
 * Runs the server in the foreground until it ends or this process is told to end.
 *
 * @param {import('./context.mjs').Context} context
 * @param {import('./prepare.mjs').Workplace} workplace
 * @param {string[]} args the server's own
 * @returns {Promise<number>} the server's exit code
 */
export async function startServer(context, workplace, args) {
  await buildWeb(context, workplace);
  stopWithNpm(context);
  const { env, node } = workplace;
  const follower = new URL('./followLauncher.mjs', import.meta.url).href;
  const command = [...serverFlags, `--import=${follower}`, 'apps/server/src/main.ts', ...args];
  return context.runner.alone(node, command, { env, cwd: context.root });
}

/**
 * Who kills `npm start` the hard way means the server, and npm cannot pass that on. Started without npm, this process may
 * outlive its parent: a shell that has put it into the background and ended.
 *
 * @param {import('./context.mjs').Context} context
 */
function stopWithNpm({ runner }) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(looking);
    runner.stop('SIGTERM');
  }, lookForNpmEveryMs);
  looking.unref();
}
