import { expect, test } from 'vitest';
import { explain, Failure, remedyFor } from './failure.mjs';

test.each([
  ['npm error code ENOTFOUND\nnpm error errno ENOTFOUND', 'could not be reached'],
  ['ERR_PNPM_META_FETCH_FAIL  GET https://r.example/yjs: request failed', 'could not be reached'],
  ['npm error code ENOSPC', 'disk is full'],
  ['ENOSPC: no space left on device; network', 'disk is full'],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"', 'lockfile disagree'],
  [
    'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
    'disagree',
  ],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
  ['npm error code E401', 'npm whoami'],
  ['npm error code E404', 'mirror may lag'],
  ['npm error code EACCES', 'may not be written'],
])('"%s" has a remedy of its own', (output, remedy) => {
  expect(remedyFor(output)).toContain(remedy);
});

test('an unknown trouble points to the lines above', () => {
  expect(remedyFor('Segmentation fault')).toContain('The lines above');
});

test('a failure is told in order: what the program said, what failed, what to do', () => {
  const failure = new Failure('It failed.', { output: 'npm error\n', remedy: 'Do this.' });
  expect(explain(failure)).toBe('npm error\n\nIt failed.\nDo this.');
  expect(explain(new Failure('It failed.', { remedy: 'Do this.' }))).toBe('It failed.\nDo this.');
});
