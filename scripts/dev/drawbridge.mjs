import { quietFlags } from './start.mjs';

/**
 * Runs the operator's program, which speaks for itself: `npm run -s drawbridge -- backup …`.
 *
 * @param {import('./context.mjs').Context} context
 * @param {import('./prepare.mjs').Workplace} workplace
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runDrawbridge(context, { env, node }, args) {
  return context.runner.openly(node, [...quietFlags, 'apps/server/src/cli/main.ts', ...args], {
    env,
    cwd: context.root,
  });
}
