// `npm start`, `npm test`, `npm run drawbridge`, `pnpm e2e`, and `build`, which starts nothing: from a fresh checkout with
// only Node.js ≥ 18 and npm to a running server or a test report. It fetches the toolchain, installs, builds what changed, and
// runs. Plain JavaScript without dependencies, because nothing is installed yet when it begins.
import { createContext } from './dev/context.mjs';
import { runDrawbridge } from './dev/drawbridge.mjs';
import { explain, Failure } from './dev/failure.mjs';
import { buildWeb, prepare } from './dev/prepare.mjs';
import { startServer } from './dev/start.mjs';
import { runEndToEnd, runTests } from './dev/test.mjs';

/**
 * @typedef {import('./dev/context.mjs').Context} Context
 * @typedef {import('./dev/prepare.mjs').Workplace} Workplace
 */

/** @type {Readonly<Record<string, (context: Context, workplace: Workplace, args: string[]) => Promise<number>>>} */
const commands = {
  start: startServer,
  test: runTests,
  e2e: runEndToEnd,
  drawbridge: runDrawbridge,
  // For those who have a supervisor of their own start the server.
  build: (context, workplace) => buildWeb(context, workplace).then(() => 0),
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  console.error(`Usage: node scripts/dev.mjs ${Object.keys(commands).join('|')}`);
  process.exit(2);
}

const context = createContext({ isBrief: command === runDrawbridge });
try {
  const workplace = await prepare(context);
  process.exitCode = await command(context, workplace, args);
} catch (error) {
  process.exitCode = context.isStopping() ? context.stopCode() : 1;
  if (!context.isStopping()) console.error(error instanceof Failure ? `\n${explain(error)}` : error);
}
