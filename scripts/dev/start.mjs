import { buildWeb } from './prepare.mjs';

/**
 * Runs the server in the foreground until it ends or this process is told to end.
 *
 * @param {import('./context.mjs').Context} context
 * @param {import('./prepare.mjs').Workplace} workplace
 * @returns {Promise<number>} the server's exit code
 */
export async function startServer(context, workplace) {
  await buildWeb(context, workplace);
  const { env, node } = workplace;
  const launcher = new URL('./followLauncher.mjs', import.meta.url).href;
  // Older Node.js 24 announces on every start that it strips types.
  const flags = ['--disable-warning=ExperimentalWarning', `--import=${launcher}`];
  return context.runner.alone(node, [...flags, 'apps/server/src/main.ts'], { env, cwd: context.root });
}
