import { at, listAt, textAt } from './reports.mjs';

/** Lines of what a failed test said; the rest is further up. */
const MAX_LINES = 6;
/** Of what a browser test said: that its time was up is the first, and what it waited for the second. */
const MAX_MESSAGES = 2;

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
        const messages = listAt(result, 'errors').map(messageOf);
        return failure(name, ...messages.slice(0, MAX_MESSAGES));
      }),
  );
  return [...own, ...listAt(suite, 'suites').flatMap(failuresOfSuite)];
}

/**
 * What was said, and the line of the test that it was said of.
 *
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  const place = at(error, 'location');
  const where = place === undefined ? '' : `${fileName(textAt(place, 'file'))}:${textAt(place, 'line')}: `;
  return `${where}${textAt(error, 'message')}`;
}

/** @param {string} path */
function fileName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * @param {string} name
 * @param {...string} messages
 * @returns {string[]}
 */
function failure(name, ...messages) {
  const lines = messages.flatMap((message) => message.replace(COLOURS, '').split('\n').slice(0, MAX_LINES));
  return [`  FAILED  ${name}`, ...lines.map((line) => `          ${line}`.trimEnd())];
}
