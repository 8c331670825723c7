import { parseTail } from '@drawbridge/protocol';
import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 15_000 };

/** What a page of the log is, as far as these tests look. */
interface Page {
  readonly epoch: string;
  readonly head: number;
  readonly upto: number;
  readonly snapshot?: { readonly url: string; readonly covers: number };
  readonly entries: readonly { readonly seq: number; readonly update: string }[];
}

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const ask = (query = '', init?: RequestInit) => fetch(`${server.url}/api/boards/board/log${query}`, init);
// Each test knows what it asked for.
const page = async (query?: string): Promise<Page> => (await (await ask(query)).json()) as Page;

async function draw({ doc, outbox }: Provider, ...names: string[]): Promise<void> {
  for (const name of names) {
    doc.getMap('shapes').set(name, new Y.Map([['g', [1, 2, 3, 4, 0]]]));
    await vi.waitFor(() => expect(outbox.size).toBe(0), PATIENCE);
  }
}

function shapesOf(entries: Page['entries']): string[] {
  const doc = new Y.Doc();
  for (const { update } of entries) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
  return [...doc.getMap('shapes').keys()];
}

describe('The log of a board over HTTP', () => {
  it('is read from any entry on', async () => {
    const ada = server.open();
    await draw(ada, 'one', 'two', 'three');
    const all = await page('?since=0');
    expect(all).toMatchObject({ head: 3, upto: 3 });
    expect(all.entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(shapesOf(all.entries)).toEqual(['one', 'two', 'three']);
    expect((await page('?since=2')).entries.map(({ seq }) => seq)).toEqual([3]);
    expect((await page('?since=3')).entries).toEqual([]);
  });

  it('of a board that nobody has written on is empty, and that makes no board', async () => {
    expect(await page()).toMatchObject({ head: 0, upto: 0, entries: [] });
  });

  it('is not sent again to who has it', async () => {
    const ada = server.open();
    await draw(ada, 'one');
    const tag = (await ask()).headers.get('etag') ?? '';
    expect((await ask('', { headers: { 'If-None-Match': tag } })).status).toBe(304);
    await draw(ada, 'two');
    expect((await ask('', { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  it('comes packed to who asks for that', async () => {
    await draw(server.open(), 'one', 'two');
    const response = await ask('', { headers: { Accept: 'application/octet-stream' } });
    const entries = parseTail(new Uint8Array(await response.arrayBuffer()));
    expect(entries?.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(response.headers.get('drawbridge-upto')).toBe('2');
  });

  it.each(['?since=-1', '?since=x', '?since=1e3', '?wait=x', '?epoch=%20'])('refuses %s', async (query) => {
    expect((await ask(query)).status).toBe(400);
  });

  it('says so to who has read more than there is, or another log', async () => {
    await draw(server.open(), 'one');
    const { epoch } = await page();
    expect((await ask('?since=2')).status).toBe(409);
    expect((await ask('?since=1&epoch=another')).status).toBe(409);
    expect((await ask(`?since=1&epoch=${epoch}`)).status).toBe(200);
  });

  it('is not written', async () => {
    const response = await ask('', { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('Whoever waits for the log to go on', () => {
  it('hears of an entry as soon as it comes', async () => {
    const ada = server.open();
    await draw(ada, 'one');
    const waiting = page('?since=1&wait=60');
    await draw(ada, 'two');
    expect((await waiting).entries.map(({ seq }) => seq)).toEqual([2]);
  });

  it('is answered at once when there is something already', async () => {
    await draw(server.open(), 'one');
    expect((await page('?since=0&wait=60')).entries).toHaveLength(1);
  });

  it('is told when the time is over that nothing came', async () => {
    await draw(server.open(), 'one');
    const tag = (await ask()).headers.get('etag') ?? '';
    const response = await ask('?since=1&wait=1', { headers: { 'If-None-Match': tag } });
    expect(response.status).toBe(304);
  });

  it('gives its place back when it leaves', async () => {
    await server.close();
    server = await startTestServer({ maxFeedsPerAddress: 1 });
    const leaving = new AbortController();
    const left = ask('?wait=60', { signal: leaving.signal });
    await vi.waitFor(async () => expect((await ask('?wait=1')).status).toBe(429), PATIENCE);
    leaving.abort();
    await expect(left).rejects.toThrow();
    await vi.waitFor(async () => expect((await ask('?wait=1')).status).toBe(200), PATIENCE);
  });

  it('is answered when the server stops', async () => {
    await draw(server.open(), 'one');
    const waiting = ask('?since=1&wait=60');
    await expect.poll(async () => (await ask('?since=1')).status).toBe(200);
    await Promise.all([server.close(), expect(waiting).resolves.toMatchObject({ status: 200 })]);
    server = await startTestServer();
  });
});

describe('Where boards open by links', () => {
  beforeEach(async () => {
    await server.close();
    server = await startTestServer({ access: 'links' });
  });

  const withToken = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

  it('the log is for who may look', async () => {
    const owner = await makeBoard(server.url);
    const viewer = await owner.link('view');
    expect((await ask()).status).toBe(401);
    expect((await ask('', withToken(viewer.token))).status).toBe(200);
    await owner.revoke(viewer.id);
    expect((await ask('', withToken(viewer.token))).status).toBe(401);
  });

  it('whoever waits is told nothing when the link is taken back meanwhile', async () => {
    const owner = await makeBoard(server.url);
    const viewer = await owner.link('view');
    const waiting = ask('?wait=2', withToken(viewer.token));
    await owner.revoke(viewer.id);
    expect((await waiting).status).toBe(401);
  });
});
