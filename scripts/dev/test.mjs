import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { addCounts, countPlaywright, countVitest, lastLine, noCounts } from './counts.mjs';
import { explain, Failure } from './failure.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { buildWeb } from './prepare.mjs';
import { seconds } from './report.mjs';
import { ensureServers } from './servers.mjs';

/**
 * @typedef {import('./context.mjs').Context} Context
 * @typedef {import('./prepare.mjs').Workplace} Workplace
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ readonly isFine: boolean, readonly counts?: Counts, readonly failures?: readonly string[] }} Result
 * @typedef {{ readonly name: string, readonly run: (context: Context, workplace: Workplace) => Promise<Result> }} Stage
 */

/**
 * Cheapest first: the first one that fails ends the run.
 *
 * @type {readonly Stage[]}
 */
const stages = [
  { name: 'lint', run: lint },
  { name: 'types', run: (context, workplace) => tool(context, workplace, 'tsc', '-b') },
  { name: 'layers', run: checkLayers },
  // Before the tests: some start the server, and it serves the page.
  {
    name: 'web build',
    run: (context, workplace) => buildWeb(context, workplace).then(() => ({ isFine: true })),
  },
  { name: 'size', run: (context, workplace) => tool(context, workplace, 'size-limit') },
  { name: 'unit and integration', run: vitest },
  { name: 'end to end', run: (context, workplace) => playwright(context, workplace, []) },
];

/**
 * Everything that CI checks. It ends with the names of failed tests, and the sum of all: "N passed, N failed".
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @returns {Promise<number>} exit code
 */
export async function runTests(context, workplace) {
  /** @type {string[]} */
  const summary = [];
  let counts = noCounts;
  /** @type {readonly string[]} */
  let failures = [];
  let isFine = true;
  for (const { name, run } of stages) {
    context.report.line(`Stage: ${name}`);
    const startedAt = performance.now();
    const result = await run(context, workplace).catch(failedResult);
    isFine = result.isFine;
    counts = addCounts(counts, result.counts ?? noCounts);
    failures = result.failures ?? [];
    summary.push(
      `  ${isFine ? 'ok    ' : 'FAILED'}  ${name}${inWords(result)}, ${seconds(performance.now() - startedAt)}`,
    );
    if (context.isStopping()) return context.stopCode();
    if (!isFine) break;
  }
  const left = stages.slice(summary.length).map(({ name }) => `  not run ${name}`);
  console.log(['', 'Summary', ...summary, ...left, ...failures, '', lastLine(counts, !isFine)].join('\n'));
  return isFine ? 0 : 1;
}

/**
 * The browser tests alone, with Playwright's own arguments: `pnpm e2e board.spec.ts --project firefox`.
 *
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runEndToEnd(context, workplace, args) {
  await buildWeb(context, workplace);
  const { isFine } = await playwright(context, workplace, args);
  return isFine ? 0 : 1;
}

/**
 * @param {unknown} error
 * @returns {Result}
 */
function failedResult(error) {
  console.error(error instanceof Failure ? explain(error) : error);
  return { isFine: false };
}

/** @param {Result} result */
function inWords({ counts }) {
  return counts === undefined ? '' : `: ${counts.passed} passed, ${counts.failed} failed`;
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {string} name in the workspace's own node_modules/.bin
 * @param {readonly string[]} args
 * @returns {Promise<Result>}
 */
async function tool({ root, runner }, { env }, name, ...args) {
  const code = await runner.openly(join(root, 'node_modules/.bin', name), args, { env, cwd: root });
  return { isFine: code === 0 };
}

/** @type {Stage['run']} */
function lint(context, workplace) {
  // Biome colours what it writes into a file, too.
  const colors = process.stdout.isTTY ? [] : ['--colors=off'];
  return tool(context, workplace, 'biome', 'ci', '--error-on-warnings', ...colors, '.');
}

/** @type {Stage['run']} */
async function checkLayers({ root, runner }, { env, node }) {
  return { isFine: (await runner.openly(node, ['scripts/checkLayers.ts'], { env, cwd: root })) === 0 };
}

/** @type {Stage['run']} */
async function vitest(context, workplace) {
  const { cache, root, runner } = context;
  const env = { ...workplace.env, ...(await ensureServers(context, workplace)) };
  const file = freshFile(cache, 'vitest.json');
  const unhandled = freshFile(cache, 'unhandled.json');
  const reporters = ['default', 'json', join(root, 'scripts/dev/unhandledErrors.mjs')];
  const files = [`--outputFile.json=${file}`, `--outputFile.unhandled=${unhandled}`];
  const args = ['run', ...reporters.map((name) => `--reporter=${name}`), ...files];
  const code = await runner.openly(join(root, 'node_modules/.bin/vitest'), args, { env, cwd: root });
  const report = readReport(file);
  const failures = failuresOfVitest(report, readReport(unhandled));
  return { isFine: code === 0, counts: countVitest(report), failures };
}

/**
 * @param {Context} context
 * @param {Workplace} workplace
 * @param {readonly string[]} args
 * @returns {Promise<Result>}
 */
async function playwright(context, workplace, args) {
  const { cache, root, runner } = context;
  const browsers = await ensureBrowsers(context, workplace);
  const file = freshFile(cache, 'playwright.json');
  const env = { ...workplace.env, ...browsers, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const cli = join(root, 'e2e/node_modules/@playwright/test/cli.js');
  const given = ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json', ...args];
  const code = await runner.openly(workplace.node, [cli, ...given], { env, cwd: root });
  const report = readReport(file);
  return { isFine: code === 0, counts: countPlaywright(report), failures: failuresOfPlaywright(report) };
}

/**
 * @param {string} cache
 * @param {string} name
 * @returns {string} a file that no earlier run has left behind
 */
function freshFile(cache, name) {
  const folder = join(cache, 'test');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
