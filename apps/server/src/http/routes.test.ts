import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import type { Readiness } from './readiness.ts';
import { createRoutes } from './routes.ts';
import type { WantedSnapshot } from './snapshots.ts';

let server: Server;
let url: string;
let readiness: () => Readiness;
let wanted: WantedSnapshot[];
let guarded: [needed: string, takesCookie: boolean][];

const READY: Readiness = { ready: true, storage: 'ok', draining: false, eventLoopLagMs: 0 };

beforeEach(async () => {
  readiness = () => READY;
  wanted = [];
  guarded = [];
  const routes = createRoutes({
    webApp: {
      sendPage: (response, status, name = 'board') => response.writeHead(status).end(`page ${name}`),
      sendFile: (_request, _response, next) => next(),
    },
    snapshots: {
      async send(_request, response, snapshot) {
        wanted.push(snapshot);
        response.end('snapshot');
      },
    },
    files: {
      tellLimits: (response) => response.end('limits'),
      async answer(_request, response) {
        response.end('file');
      },
    },
    access: {
      async answer(_request, response, { boardId, rest }) {
        response.end(`${rest} of ${boardId}`);
      },
    },
    signIn: {
      takes: (method, path) => `${method} ${path}` === 'GET /api/sign-in',
      async answer(_request, response) {
        response.end('sign-in');
      },
    },
    admin: {
      isThere: true,
      takes: (path) => path.startsWith('/api/admin/'),
      async answer(_request, response) {
        response.end('admin');
      },
    },
    async guard(request, response, { needed, takesCookie = false }) {
      guarded.push([needed, takesCookie]);
      if (request.headers.authorization !== 'Bearer no')
        return { role: 'own', endsMs: Number.POSITIVE_INFINITY };
      response.writeHead(403).end();
      return undefined;
    },
    feed: {
      async answer(_request, response, { kind }) {
        response.end(kind);
      },
    },
    grpc: {
      takes: (path) => path.startsWith('/remote.Calls/'),
      answer: (_request, response) => void response.end('call'),
    },
    api: {
      async answer(_request, response, { kind }) {
        response.end(kind);
      },
    },
    measures: undefined,
    basePath: '',
    disabledFeatures: [],
    newBoardMark: '',
    history: {
      async answer(_request, response, { kind }) {
        response.end(kind);
      },
    },
    readiness: () => readiness(),
    log: pino({ level: 'silent' }),
    metrics: undefined,
  });
  server = createServer((request, response) => void routes(request, response));
  url = await listen(server);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);

describe('A snapshot', () => {
  it('has a path of its board and its name', async () => {
    const response = await get('/api/boards/my-board_1/snapshots/Ab12?x=1');
    expect(await response.text()).toBe('snapshot');
    expect(wanted).toEqual([{ boardId: 'my-board_1', name: 'Ab12' }]);
  });

  it.each([
    '/api/boards/b/snapshots/',
    '/api/boards/b/snapshots/a.b',
    '/api/boards/b/snapshots/..%2f..%2fsecret',
    '/api/boards/b/snapshots/a/b',
    '/api/boards/not%20a%20board/snapshots/abc',
    `/api/boards/${'x'.repeat(65)}/snapshots/abc`,
    `/api/boards/b/snapshots/${'x'.repeat(65)}`,
  ])('is not at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
    expect(wanted).toEqual([]);
  });

  it('cannot be written', async () => {
    const response = await get('/api/boards/b/snapshots/abc', { method: 'PUT', body: 'x' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('A file', () => {
  const name = 'ab'.repeat(32);

  it('has limits, which have a path of its board', async () => {
    expect(await (await get('/api/boards/b/files')).text()).toBe('limits');
    expect((await get('/api/boards/b.b/files')).status).toBe(404);
    expect((await get('/api/boards/b/files', { method: 'PUT' })).status).toBe(405);
  });

  it('has a path of its board and its name, to read and to write', async () => {
    for (const method of ['GET', 'PATCH']) {
      expect(await (await get(`/api/boards/b/files/${name}`, { method })).text()).toBe('file');
    }
  });

  it.each([`${name}0`, name.toUpperCase(), '..%2f..%2fsecret', 'ab'])('is not named %s', async (other) => {
    expect((await get(`/api/boards/b/files/${other}`)).status).toBe(404);
  });
});

describe('A page', () => {
  it('is the one for whoever runs the server at /admin, which is answered for under its own path', async () => {
    for (const path of ['/admin', '/admin/']) expect(await (await get(path)).text()).toBe('page admin');
    expect(await (await get('/admin/more')).text()).not.toBe('page admin');
    expect(await (await get('/api/admin/live')).text()).toBe('admin');
    expect(await (await get('/api/admin/boards/b', { method: 'DELETE' })).text()).toBe('admin');
  });

  it('is that of all boards at /boards, and of a board elsewhere', async () => {
    expect(await (await get('/boards')).text()).toBe('page boards');
    expect(await (await get('/boards/')).text()).toBe('page boards');
    expect(await (await get('/b/plan')).text()).toBe('page board');
    expect((await get('/', { redirect: 'manual' })).headers.get('location')).toMatch(/^\/b\//);
  });
});

describe('Readiness', () => {
  it('is 200 while the server can do its work', async () => {
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toEqual([200, READY]);
  });

  it('is 503 with the reason while it cannot, although it is alive', async () => {
    readiness = () => ({ ...READY, ready: false, storage: 'failing', reason: 'The disk is full.' });
    const response = await get('/readyz');
    expect([response.status, await response.json()]).toEqual([
      503,
      { ...READY, ready: false, storage: 'failing', reason: 'The disk is full.' },
    ]);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('that cannot be told is a fault and not the end', async () => {
    readiness = () => {
      throw new Error('a fault');
    };
    expect((await get('/readyz')).status).toBe(500);
    expect((await get('/healthz')).status).toBe(200);
  });
});

describe('Access', () => {
  it('has paths of its own for each board', async () => {
    const texts = await Promise.all(
      ['token', 'claim', 'links', 'links/x/rotate'].map(async (path) =>
        (await get(`/api/boards/b/${path}`, { method: 'POST' })).text(),
      ),
    );
    expect(texts).toEqual(['token of b', 'claim of b', 'links of b', 'links/x/rotate of b']);
  });

  it.each(['snapshots/Ab12', `files/${'a'.repeat(64)}`])('is asked before %s', async (path) => {
    expect((await get(`/api/boards/b/${path}`)).status).toBe(200);
    const refused = await get(`/api/boards/b/${path}`, { headers: { authorization: 'Bearer no' } });
    expect(refused.status).toBe(403);
  });
});

describe('What belongs to a board', () => {
  const file = `/api/boards/b/files/${'a'.repeat(64)}`;

  it.each([
    '/api/boards/b/files',
    file,
    '/api/boards/b/snapshots/abc',
    '/api/boards/b/history',
    '/api/boards/b/history/5',
  ])('is kept from who may not enter it: %s', async (path) => {
    expect((await get(path, { headers: { Authorization: 'Bearer no' } })).status).toBe(403);
  });

  it('has a past that who may look reads, and who may draw names', async () => {
    await get('/api/boards/b/history');
    await get('/api/boards/b/history/versions', { method: 'POST' });
    await get('/api/boards/b/history/versions/1', { method: 'DELETE' });
    expect(guarded.map(([needed]) => needed)).toEqual(['view', 'edit', 'edit']);
  });

  it('is read by who may look, and its files are sent, and asked about, by who may draw', async () => {
    for (const method of ['GET', 'HEAD', 'PATCH']) await get(file, { method });
    await get('/api/boards/b/files');
    expect(guarded).toEqual([
      ['view', true],
      ['edit', false],
      ['edit', false],
      ['view', false],
    ]);
  });
});
