import { at, listAt, numberAt, textAt } from './reports.mjs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number }} Counts
 */

/** @type {Counts} */
export const noCounts = { passed: 0, failed: 0 };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/**
 * A test file that cannot even be loaded has no tests to count, and counts as one that failed.
 *
 * @param {unknown} report what Vitest's json reporter wrote
 * @returns {Counts}
 */
export function countVitest(report) {
  const unloaded = listAt(report, 'testResults').filter(
    (file) => textAt(file, 'status') === 'failed' && listAt(file, 'assertionResults').length === 0,
  );
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + unloaded.length,
  };
}

/**
 * A test that passed only when it was tried again is no pass. Errors outside of any test count as failed.
 *
 * @param {unknown} report what Playwright's json reporter wrote
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const stats = at(report, 'stats');
  const failed = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + listAt(report, 'errors').length;
  return { passed: numberAt(stats, 'expected'), failed };
}

/**
 * The last line of a run. A stage may fail without a failed test (lint, a crash); the line never hides that.
 *
 * @param {Counts} counts
 * @param {boolean} hasStageFailed
 * @returns {string}
 */
export function lastLine({ passed, failed }, hasStageFailed) {
  return `${passed} passed, ${hasStageFailed ? Math.max(failed, 1) : failed} failed`;
}
