import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGN_IN_API, SIGN_IN_DONE, SIGN_IN_START, UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

/** What every answer of the server says about itself; the policy depends on what it is. */
const headersWith = (policy: string) => ({
  'access-control-allow-origin': null,
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()',
  'referrer-policy': 'no-referrer',
  server: null,
  'strict-transport-security': null,
  'x-content-type-options': 'nosniff',
  'x-powered-by': null,
});

const pageWith = (frameAncestors: string): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
  `frame-ancestors ${frameAncestors}`;

const PAGE = headersWith(pageWith("'none'"));
const ANSWER = headersWith("default-src 'none'; frame-ancestors 'none'; sandbox");

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const FILE = `/api/boards/plan/files/${createHash('sha256').update(PNG).digest('hex')}`;

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

let server: ServerProcess;
let dataDir: string;

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(server.url + path, { redirect: 'manual', ...init });

/** Those of the names that matter here; all of them, so that none comes or goes unnoticed. */
const headersOf = ({ headers }: Response) =>
  Object.fromEntries(Object.keys(PAGE).map((name) => [name, headers.get(name)]));

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-headers-'));
  server = await startServerProcess({ DATA_DIR: dataDir, ...env });
}

async function stop(): Promise<void> {
  await server.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}

describe('What an answer may do in a browser', () => {
  beforeAll(async () => {
    await start({ METRICS: 'on', ACCESS: 'open', SIGN_IN: 'none' });
    const place = { [UPLOAD_OFFSET]: '0', [UPLOAD_LENGTH]: String(PNG.length) };
    expect((await ask(FILE, { method: 'PATCH', headers: place, body: PNG })).status).toBe(201);
  });
  afterAll(stop);

  it.each([
    ['the page of a board', '/b/plan', 200],
    ['an address that is no board', '/b/no%20board', 404],
    ['the page of all boards', '/boards', 200],
    ['the way back from signing in', SIGN_IN_DONE, 200],
    ['a page by its file', '/index.html', 200],
    ['the service worker', '/sw.js', 200],
    ['nothing, to a person', '/nothing', 404],
  ])('is what a page may: %s', async (_what, path, status) => {
    const answer = await ask(path, { headers: { accept: 'text/html' } });
    expect([answer.status, headersOf(answer)]).toEqual([status, PAGE]);
  });

  it('is what a page may: its scripts, styles and workers', async () => {
    const page = await (await ask('/b/plan')).text();
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) {
      const answer = await ask(path, { headers: { 'accept-encoding': 'br' } });
      expect([answer.status, headersOf(answer)]).toEqual([200, PAGE]);
    }
  });

  it.each([
    ['a new board', '/', 302, {}],
    ['signing in', SIGN_IN_START, 302, {}],
    ['life', '/healthz', 200, {}],
    ['readiness', '/readyz', 200, {}],
    ['metrics', '/metrics', 200, {}],
    ['nothing, to a program', '/nothing', 404, {}],
    ['what may only be read', '/b/plan', 405, { method: 'POST' }],
    ['a file', FILE, 200, {}],
    ['a file that is known', FILE, 304, { headers: { 'if-none-match': `"${FILE.split('/').pop()}"` } }],
    ['a file that is nowhere', `/api/boards/plan/files/${'0'.repeat(64)}`, 404, {}],
    ['a file without a place', FILE, 400, { method: 'PATCH' }],
    ['the limits of files', '/api/boards/plan/files', 200, {}],
    ['a snapshot that is nowhere', '/api/boards/plan/snapshots/abc', 404, {}],
    ['history', '/api/boards/plan/history', 200, {}],
    ['history that cannot be', '/api/boards/plan/history/999', 404, {}],
    ['who may do what', '/api/boards/plan/links', 403, {}],
    ['the log', '/api/boards/plan/log', 200, {}],
    ['the log as it is written', '/api/boards/plan/events', 200, {}],
    ['a board, to a program', '/api/boards/plan', 200, {}],
    ['its shapes', '/api/boards/plan/shapes', 200, {}],
    ['an export', '/api/boards/plan/export', 200, {}],
    ['a change without a type', '/api/boards/plan', 415, { method: 'PATCH' }],
    ['the tokens of programs', '/api/boards/plan/tokens', 403, {}],
    ['a new board for a program', '/api/boards', 201, json({})],
    ['a request that does not parse', '/api/boards/plan/token', 400, json({ key: 1 })],
    ['a token', '/api/boards/plan/token', 200, json({})],
    ['who one is', SIGN_IN_API, 200, {}],
    ['a connection', '/socket.io/?EIO=4&transport=polling', 200, {}],
    ['a connection from elsewhere', '/socket.io/?EIO=4&transport=polling', 403, elsewhere()],
    ['a connection of no known kind', '/socket.io/?EIO=4&transport=pigeon', 400, {}],
  ])('is nothing: %s', async (_what, path, status, init) => {
    const answer = await ask(path, init);
    expect([answer.status, headersOf(answer)]).toEqual([status, ANSWER]);
  });
});

describe('A server that others may frame, and that people reach by https', () => {
  beforeAll(() =>
    start({ PUBLIC_URL: 'https://board.example.org', FRAME_ANCESTORS: 'self, https://wiki.example.org' }),
  );
  afterAll(stop);

  const hsts = { 'strict-transport-security': 'max-age=31536000' };

  it('says so of its pages', async () => {
    const page = headersWith(pageWith("'self' https://wiki.example.org"));
    expect(headersOf(await ask('/b/plan'))).toEqual({ ...page, ...hsts });
  });

  it('lets nobody frame anything else', async () => {
    for (const path of ['/healthz', '/api/boards/plan/files', '/socket.io/?EIO=4&transport=polling'])
      expect(headersOf(await ask(path))).toEqual({ ...ANSWER, ...hsts });
  });
});

it('A server under a path does not say of others on its host how these are reached', async () => {
  await start({ PUBLIC_URL: 'https://example.org/board' });
  expect(headersOf(await ask('/b/plan'))).toEqual(PAGE);
  await stop();
});

function elsewhere(): RequestInit {
  return { headers: { origin: 'https://evil.example' } };
}
