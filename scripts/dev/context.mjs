import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createReport } from './report.mjs';
import { createRunner } from './runner.mjs';

/** npm passes on the Ctrl-C that the terminal sends to everybody; only a later one is a second one. */
const sameSignalWithinMs = 500;

/**
 * What every command works with.
 *
 * @typedef {ReturnType<typeof createContext>} Context
 * @param {{ isBrief?: boolean }} options brief: nothing is said on standard output, which belongs to the program that is run
 */
export function createContext({ isBrief = false } = {}) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const output = isBrief ? process.stderr : process.stdout;
  const report = createReport({ write: (text) => output.write(text), now: () => performance.now(), isBrief });
  const runner = createRunner({ isTerminal: process.stdin.isTTY === true });

  /** @type {NodeJS.Signals | undefined} */
  let stoppedBy;
  let stoppedAt = Number.NEGATIVE_INFINITY;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      if (performance.now() - stoppedAt < sameSignalWithinMs) return;
      stoppedAt = performance.now();
      stoppedBy = signal;
      if (!runner.stop(signal)) process.exit(128 + constants.signals[signal]);
    });
  }

  return {
    root,
    cache: join(root, '.cache'),
    report,
    runner,
    /** Whether a signal ends this process; what failed since then failed because of it. */
    isStopping: () => stoppedBy !== undefined,
    stopCode: () => 128 + (stoppedBy === undefined ? 0 : constants.signals[stoppedBy]),
  };
}
