import { expect, test } from 'vitest';
import { addCounts, countPlaywright, countVitest, lastLine } from './counts.mjs';

test('unit tests are counted as Vitest counts them', () => {
  const report = { numPassedTests: 12, numFailedTests: 1, numPendingTests: 3, testResults: [] };
  expect(countVitest(report)).toEqual({ passed: 12, failed: 1 });
});

test('a test file that could not be loaded counts as failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(countVitest({ numPassedTests: 1, numFailedTests: 1, testResults })).toEqual({
    passed: 1,
    failed: 2,
  });
});

test('a browser test that passed only the second time, and an error outside of tests, count as failed', () => {
  const report = {
    stats: { expected: 20, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'no' }],
  };
  expect(countPlaywright(report)).toEqual({ passed: 20, failed: 3 });
});

test('a report that was never written counts nothing', () => {
  expect(addCounts(countVitest(undefined), countPlaywright(undefined))).toEqual({ passed: 0, failed: 0 });
});

test('the last line sums up both', () => {
  expect(lastLine(addCounts({ passed: 300, failed: 0 }, { passed: 20, failed: 2 }), true)).toBe(
    '320 passed, 2 failed',
  );
});

test('the last line never says "0 failed" when a stage failed', () => {
  expect(lastLine({ passed: 300, failed: 0 }, true)).toBe('300 passed, 1 failed');
  expect(lastLine({ passed: 300, failed: 0 }, false)).toBe('300 passed, 0 failed');
});
