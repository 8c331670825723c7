import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { createPostSigned } from './postSigned.ts';

let server: Server;
let url: string;
let status: number;
let heard: { request: IncomingMessage; body: string }[];

beforeEach(async () => {
  status = 204;
  heard = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ request, body });
    response.writeHead(status, { Location: '/elsewhere' }).end('Some words.');
  });
  url = await listen(server);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const letter = (to = url) => ({ url: to, secret: 'secret', body: '{"to":4}', nowMs: 1_700_000_000_999 });
const post = createPostSigned({ allowsPrivate: true });

it('A letter is signed with its secret and the time', async () => {
  expect(await post(letter())).toEqual({ kind: 'taken', status: 204 });
  const [{ request, body } = { request: undefined, body: '' }] = heard;
  const expected = createHmac('sha256', 'secret').update(`1700000000.${body}`).digest('hex');
  expect(request?.headers['drawbridge-signature']).toBe(`t=1700000000,v1=${expected}`);
  expect([request?.method, body]).toEqual(['POST', '{"to":4}']);
});

it('What is not taken says why', async () => {
  status = 500;
  expect(await post(letter())).toEqual({ kind: 'failed', why: 'answered 500' });
  status = 410;
  expect(await post(letter())).toEqual({ kind: 'gone' });
  server.closeAllConnections();
  server.close();
  expect(await post(letter())).toEqual({ kind: 'failed', why: 'no connection' });
});

it('A redirection is not followed', async () => {
  status = 307;
  expect(await post(letter())).toEqual({ kind: 'failed', why: 'answered 307' });
  expect(heard).toHaveLength(1);
});

it('Nothing of this machine is reached, by whatever name', async () => {
  const { port } = new URL(url);
  const wary = createPostSigned({ allowsPrivate: false });
  // The last three are how else 127.0.0.1 can be written.
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '127.1',
  ]) {
    const outcome = await wary(letter(`http://${host}:${port}/`));
    expect(outcome).toEqual({ kind: 'failed', why: 'the address is none of the internet' });
  }
  expect(heard).toEqual([]);
});
