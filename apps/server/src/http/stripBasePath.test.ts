import { expect, test } from 'vitest';
import { withoutBasePath } from './stripBasePath.ts';

test.each([
  ['/board/b/plan?x=1', '/b/plan?x=1'],
  ['/board/socket.io/?EIO=4', '/socket.io/?EIO=4'],
  ['/board', '/'],
  ['/board/', '/'],
  ['/board?x=1', '/?x=1'],
  ['/boards', '/boards'],
  ['/b/plan', '/b/plan'],
  ['/healthz', '/healthz'],
])('%s is %s on a host of its own', (url, own) => {
  expect(withoutBasePath(url, '/board')).toBe(own);
});
