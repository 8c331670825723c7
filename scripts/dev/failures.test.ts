import { expect, test } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

test('a failed unit test is named with its file and what it said, without colours', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'is fine' },
    {
      status: 'failed',
      fullName: 'rooms keep order',
      failureMessages: ['\u001b[31mexpected 1\u001b[39m\nto be 2'],
    },
  ];
  const testResults = [{ status: 'failed', name: '/a/b/apps/server/test/order.test.ts', assertionResults }];
  expect(failuresOfVitest({ testResults }, [])).toEqual([
    '  FAILED  apps/server/test/order.test.ts > rooms keep order',
    '          expected 1',
    '          to be 2',
  ]);
});

test('a file that could not be loaded is named, too', () => {
  const file = {
    status: 'failed',
    name: '/a/packages/board/src/x.test.ts',
    message: 'no such file',
    assertionResults: [],
  };
  expect(failuresOfVitest({ testResults: [file] }, [])).toEqual([
    '  FAILED  packages/board/src/x.test.ts',
    '          no such file',
  ]);
});

test('what was thrown outside of any test is named with the test that was running', () => {
  const unhandled = [
    { message: 'Error: nobody hears', path: '/a/apps/server/test/order.test.ts', test: 'keeps order' },
    { message: 'Error: of no file' },
  ];
  expect(failuresOfVitest({ testResults: [] }, unhandled)).toEqual([
    '  FAILED  outside of any test, during apps/server/test/order.test.ts > keeps order',
    '          Error: nobody hears',
    '  FAILED  outside of any test',
    '          Error: of no file',
  ]);
});

test('of a long message the first lines are shown', () => {
  const assertionResults = [{ status: 'failed', fullName: 'x', failureMessages: ['a\n'.repeat(100)] }];
  expect(failuresOfVitest({ testResults: [{ name: 'x', assertionResults }] }, [])).toHaveLength(7);
});

test('browser tests are found in suites within suites, with their browser', () => {
  const results = [{ errors: [{ message: 'Timeout' }] }];
  const spec = (status: string, title: string) => ({
    file: 'board.spec.ts',
    title,
    tests: [{ status, projectName: 'firefox', results }],
  });
  const suites = [
    {
      specs: [spec('expected', 'draws')],
      suites: [{ specs: [spec('unexpected', 'erases'), spec('flaky', 'pans')] }],
    },
  ];
  expect(failuresOfPlaywright({ suites, errors: [{ message: 'no browser' }] })).toEqual([
    '  FAILED  outside of any test',
    '          no browser',
    '  FAILED  board.spec.ts, firefox > erases',
    '          Timeout',
    '  FAILED  board.spec.ts, firefox > pans',
    '          Timeout',
  ]);
});

test('of a browser test whose time was up it is told what it waited for, and where', () => {
  const location = { file: '/a/e2e/board.spec.ts', line: 16 };
  const errors = [
    { message: '\u001b[31mTest timeout of 60000ms exceeded.\u001b[39m' },
    { message: 'Error: locator.click: Test timeout\nCall log:', location },
    { message: 'Error: what came of it' },
  ];
  const tests = [{ status: 'unexpected', projectName: 'chromium', results: [{ errors }] }];
  const suites = [{ specs: [{ file: 'board.spec.ts', title: 'draws', tests }] }];
  expect(failuresOfPlaywright({ suites })).toEqual([
    '  FAILED  board.spec.ts, chromium > draws',
    '          Test timeout of 60000ms exceeded.',
    '          board.spec.ts:16: Error: locator.click: Test timeout',
    '          Call log:',
  ]);
});

test('a report that was never written names nothing', () => {
  expect([...failuresOfVitest(undefined, undefined), ...failuresOfPlaywright(undefined)]).toEqual([]);
});
