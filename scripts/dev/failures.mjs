import { at, listAt, textAt } from './reports.mjs';

/** Lines of what a failed test said; the rest is further up. */
const MAX_LINES = 6;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what colours begin with
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * The failed tests by name, each with the first lines of why: for the end of a run, because of a long one often nothing else is
 * at hand.
 *
 * @param {unknown} report what Vitest's json reporter wrote
 * @param {unknown} unhandled what `unhandledErrors.mjs` wrote
 * @returns {string[]}
 */
export function failuresOfVitest(report, unhandled) {
  const outside = Array.isArray(unhandled) ? unhandled.flatMap(failureOutside) : [];
  return [...outside, ...listAt(report, 'testResults').flatMap(failuresOfFile)];
}

/**
 * @param {unknown} error
 * @returns {string[]}
 */
function failureOutside(error) {
  // It is only known which was running.
  const during = [shortPath(textAt(error, 'path')), textAt(error, 'test')].filter((part) => part !== '');
  const name = ['outside of any test', ...(during.length > 0 ? [`during ${during.join(' > ')}`] : [])];
  return failure(name.join(', '), textAt(error, 'message'));
}

/**
 * @param {unknown} file
 * @returns {string[]}
 */
function failuresOfFile(file) {
  const name = shortPath(textAt(file, 'name'));
  const tests = listAt(file, 'assertionResults');
  if (tests.length === 0 && textAt(file, 'status') === 'failed')
    return failure(name, textAt(file, 'message'));
  return tests
    .filter((test) => textAt(test, 'status') === 'failed')
    .flatMap((test) =>
      failure(`${name} > ${textAt(test, 'fullName')}`, String(listAt(test, 'failureMessages')[0] ?? '')),
    );
}

/** @param {string} path */
function shortPath(path) {
  return path.replace(/^.*\/(?=(?:apps|packages|scripts)\/)/, '');
}

/**
 * @param {unknown} report what Playwright's json reporter wrote
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  const outside = listAt(report, 'errors').flatMap((error) =>
    failure('outside of any test', textAt(error, 'message')),
  );
  return [...outside, ...listAt(report, 'suites').flatMap(failuresOfSuite)];
}

/**
 * @param {unknown} suite
 * @returns {string[]}
 */
function failuresOfSuite(suite) {
  const own = listAt(suite, 'specs').flatMap((spec) =>
    listAt(spec, 'tests')
      .filter((test) => ['unexpected', 'flaky'].includes(textAt(test, 'status')))
      .flatMap((test) => {
        const [result] = listAt(test, 'results');
        const name = `${textAt(spec, 'file')}, ${textAt(test, 'projectName')} > ${textAt(spec, 'title')}`;
        return failure(name, textAt(at(result, 'error'), 'message'));
      }),
  );
  return [...own, ...listAt(suite, 'suites').flatMap(failuresOfSuite)];
}

/**
 * @param {string} name
 * @param {string} message
 * @returns {string[]}
 */
function failure(name, message) {
  const lines = message.replace(COLOURS, '').split('\n').slice(0, MAX_LINES);
  return [`  FAILED  ${name}`, ...lines.map((line) => `          ${line}`.trimEnd())];
}
