import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard, type Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

let dataDir: string;
let server: ServerProcess;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-process-'));
  server = await startServerProcess({ DATA_DIR: dataDir });
});

afterEach(async () => {
  await server.end('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

const port = (): string => new URL(server.url).port;
const shapes = ({ doc }: Provider) => doc.getMap<number>('shapes');
/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 15_000 };
const saved = (provider: Provider) => vi.waitFor(() => expect(provider.outbox.size).toBe(0), PATIENCE);

describe('A server that is killed', () => {
  const ROUNDS = 12;

  it('has every acknowledged change when it starts again, and its clients come back by themselves', async () => {
    const ann = openBoard({ url: server.url, boardId: 'b' });
    await ann.synced;
    let acknowledged = 0;
    let drawn = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      // A different number of changes is in flight each time, from none at all to many.
      for (let change = 0; change < 1 + round * 3; change += 1) {
        drawn += 1;
        shapes(ann).set(`s${drawn}`, drawn);
      }
      await vi.waitFor(
        () => expect(ann.outbox.size).toBeLessThan(round % 2 === 0 ? 1 : 1 + round * 3),
        PATIENCE,
      );
      acknowledged = drawn - ann.outbox.size;
      const restartOn = port();
      await server.end('SIGKILL');
      server = await startServerProcess({ DATA_DIR: dataDir, PORT: restartOn });
      const reader = openBoard({ url: server.url, boardId: 'b' });
      await reader.synced;
      const missing = Array.from({ length: acknowledged }, (_, index) => index + 1).filter(
        (number) => shapes(reader).get(`s${number}`) !== number,
      );
      expect(missing, `round ${round}`).toEqual([]);
      ann.retryNow();
      await saved(ann);
      await vi.waitFor(() => expect(shapes(reader).size).toBe(drawn), PATIENCE);
      await reader.close();
    }
    await ann.close();
  }, 120_000);
});

describe('A server that is stopped', () => {
  it('stores what it was sent, ends with 0 and tells its clients when to come back', async () => {
    const ann = openBoard({ url: server.url, boardId: 'b' });
    await ann.synced;
    shapes(ann).set('last', 1);
    await saved(ann);
    const restartOn = port();
    expect(await server.end('SIGTERM')).toBe(0);
    await vi.waitFor(() => expect(ann.status.kind).toMatch(/retrying|connecting/), PATIENCE);
    server = await startServerProcess({ DATA_DIR: dataDir, PORT: restartOn });
    await vi.waitFor(() => expect(ann.status.kind).toBe('synced'), PATIENCE);
    expect(shapes(ann).toJSON()).toEqual({ last: 1 });
    await ann.close();
  }, 60_000);

  it('ends although somebody holds a connection open and says nothing', async () => {
    const silent = connect(Number(port()), '127.0.0.1');
    silent.on('error', () => {});
    silent.write('GET / HTTP/1.1\r\nHost: x\r\n');
    await once(silent, 'connect');
    const ann = openBoard({ url: server.url, boardId: 'b', transports: ['polling'] });
    await ann.synced;
    expect(await server.end('SIGINT')).toBe(0);
    silent.destroy();
    await ann.close();
  }, 60_000);
});

describe('A server that cannot start', () => {
  it('names every wrong setting', async () => {
    const start = startServerProcess({ DATA_DIR: dataDir, PORT: 'web', LOG_LEVEL: 'loud' });
    await expect(start).rejects.toThrow(/PORT must be a whole number[\s\S]*LOG_LEVEL must be one of/);
  });

  it('says that the port is taken and what to do', async () => {
    const start = startServerProcess({ DATA_DIR: join(dataDir, 'other'), PORT: port() });
    await expect(start).rejects.toThrow(/Set PORT to a free one/);
  });

  it('says which folder cannot be used', async () => {
    const file = join(dataDir, 'a file');
    writeFileSync(file, '');
    await expect(startServerProcess({ DATA_DIR: file })).rejects.toThrow(
      /a file cannot be used .* Set DATA_DIR/,
    );
  });

  it('says which file is not its own', async () => {
    const foreign = mkdtempSync(join(dataDir, 'foreign-'));
    writeFileSync(join(foreign, 'drawbridge.db'), '');
    await expect(startServerProcess({ DATA_DIR: foreign })).rejects.toThrow(/drawbridge\.db is empty/);
  });
});

describe('Over HTTP', () => {
  const get = (path: string, init?: RequestInit) =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...init });

  it('the front page makes a new board every time', async () => {
    const places = await Promise.all([get('/'), get('/')]);
    const [one, two] = places.map((response) => response.headers.get('location'));
    expect(one).toMatch(/^\/b\/[A-Za-z0-9]{22}$/);
    expect(two).not.toBe(one);
  });

  it('a board is the page, and what is no board is the page with 404', async () => {
    expect((await get('/b/abc')).status).toBe(200);
    expect(await (await get('/b/abc')).text()).toContain('<div id="root">');
    expect((await get('/b/not%20a%20board')).status).toBe(404);
  });

  it('a person who is lost gets the page, a program a line of text', async () => {
    const lost = await get('/nothing/here', { headers: { accept: 'text/html' } });
    expect([lost.status, await lost.text()]).toEqual([404, expect.stringContaining('<div id="root">')]);
    expect(await (await get('/nothing/here')).text()).toBe('There is nothing at this address.\n');
    expect((await get('/b/abc/')).status).toBe(200);
  });

  it('the script comes compressed', async () => {
    const page = await (await get('/b/abc')).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const { headers } = await get(script, { headers: { 'accept-encoding': 'br' } });
    expect(headers.get('content-encoding')).toBe('br');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('it says that it is alive, and keeps metrics to itself unless they are turned on', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/metrics')).status).toBe(404);
  });

  it('nothing outside the page is handed out, and nothing but reading is possible', async () => {
    expect((await get('/../package.json')).status).toBe(404);
    expect((await get('/%2e%2e/%2e%2e/package.json')).status).toBe(404);
    expect((await get('/assets/../../package.json')).status).toBe(404);
    expect((await get('/', { method: 'POST' })).status).toBe(405);
  });
});
