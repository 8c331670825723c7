import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAccessClient } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

const name = createHash('sha256').update('').digest('hex');

beforeEach(async () => {
  server = await startTestServer({ disabledFeatures: ['comments', 'history', 'images'] });
});
afterEach(() => server.close());

const ask = async (path: string, method = 'GET') => {
  const response = await fetch(`${server.url}/api/boards/board/${path}`, { method });
  return { status: response.status, text: await response.text() };
};

it('takes what is drawn, and refuses a comment, whoever sends it', async () => {
  const ada = createAccessClient(server.url);
  const joined = await ada.join();
  expect(await ada.push(joined)).toMatchObject({ ok: true });
  const ben = createAccessClient(server.url);
  expect(await ben.comment(await ben.join())).toMatchObject({
    ok: false,
    error: 'invalid',
    message: 'Comments are turned off on this server.',
  });
  for (const { socket } of [ada, ben]) socket.disconnect();
});

it('takes no images, tells nothing of the past, and says why', async () => {
  expect(await ask(`files/${name}`, 'PATCH')).toEqual({
    status: 403,
    text: 'Turned off on this server: images.\n',
  });
  expect(await ask('history')).toEqual({ status: 403, text: 'Turned off on this server: history.\n' });
});

it('still gives out images that are there', async () => {
  expect((await ask(`files/${name}`)).status).toBe(404);
});
