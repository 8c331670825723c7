import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onLeft } from './onLeft.ts';

const server = createServer();
let leaving: AbortController;
let response: ServerResponse;

beforeEach(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const asked = once(server, 'request');
  leaving = new AbortController();
  const { port } = server.address() as AddressInfo;
  fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal }).catch(() => {});
  [, response] = await asked;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('tells when somebody leaves', async () => {
  const left = vi.fn();
  onLeft(response, left);
  expect(left).not.toHaveBeenCalled();
  leaving.abort();
  await expect.poll(() => left).toHaveBeenCalledOnce();
});

it('tells at once of who has left before', async () => {
  leaving.abort();
  await once(response, 'close');
  const left = vi.fn();
  onLeft(response, left);
  expect(left).toHaveBeenCalledOnce();
});

it('tells nobody who does not want to know any more', async () => {
  const left = vi.fn();
  onLeft(response, left)();
  leaving.abort();
  await once(response, 'close');
  expect(left).not.toHaveBeenCalled();
});
