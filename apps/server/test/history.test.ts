import {
  historyPath,
  parseEntries,
  parseHistory,
  parseNamedVersion,
  parseWrites,
} from '@drawbridge/protocol';
import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { startTestServer, type TestServer } from './testServer.ts';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 15_000 };

const ADA = { name: 'Ada', color: '#aa0000' };
const BEN = { name: 'Ben', color: '#00aa00' };

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const ask = (path = '', init?: RequestInit) => fetch(`${server.url}${historyPath('board')}${path}`, init);
const send = (method: string, path: string, body: unknown) =>
  ask(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function draw({ doc, outbox }: Provider, name: string): Promise<void> {
  doc.getMap('shapes').set(name, new Y.Map([['g', [1, 2, 3, 4, 0]]]));
  await vi.waitFor(() => expect(outbox.size).toBe(0), PATIENCE);
}

async function history(query = '') {
  const parsed = parseHistory(await (await ask(query)).json());
  if (!parsed) throw new Error('This is no history.');
  return parsed;
}

async function shapesAt(seq: number): Promise<string[]> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await (await ask(`/${seq}`)).arrayBuffer()));
  return [...doc.getMap('shapes').keys()];
}

async function name(seq: number, called: string) {
  const version = parseNamedVersion(await (await send('POST', '/versions', { seq, name: called })).json());
  if (!version) throw new Error('It was not named.');
  return version;
}

describe('The history of a board', () => {
  it('tells who worked on it, without telling anybody their sessions', async () => {
    const ada = server.open({ profile: ADA });
    const ben = server.open({ profile: BEN });
    await Promise.all([ada.synced, ben.synced]);
    await draw(ada, 'one');
    await draw(ada, 'two');
    await draw(ben, 'three');
    const { versions, authors } = await history();
    expect(versions).toMatchObject([{ firstSeq: 1, seq: 3 }]);
    expect(versions[0]?.by.map((at) => authors[at]?.name)).toEqual(['Ada', 'Ben']);
    expect(versions[0]?.by.map((at) => authors[at]?.clients)).toEqual([
      [ada.doc.clientID],
      [ben.doc.clientID],
    ]);
    expect(Object.keys(authors[0] ?? {}).sort()).toEqual(['clients', 'color', 'name']);
  });

  it('is read entry by entry, each with its author, and says who wrote a part of the document', async () => {
    const ada = server.open({ profile: ADA });
    const ben = server.open({ profile: BEN });
    await Promise.all([ada.synced, ben.synced]);
    await draw(ada, 'one');
    await draw(ben, 'two');
    const read = parseEntries(await (await ask('/entries?after=0&upto=9')).json());
    expect(read?.entries.map(({ seq, by = -1 }) => [seq, read.authors[by]?.name])).toEqual([
      [1, 'Ada'],
      [2, 'Ben'],
    ]);
    const doc = new Y.Doc();
    for (const { update } of read?.entries ?? []) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
    expect([...doc.getMap('shapes').keys()].sort()).toEqual(['one', 'two']);

    const found = parseWrites(await (await ask(`/writes?of=${ben.doc.clientID}-0,7-7`)).json());
    expect(found?.writes).toMatchObject([{ client: ben.doc.clientID, clock: 0, author: BEN }]);
    expect(Date.now() - (found?.writes[0]?.timeMs ?? 0)).toBeLessThan(60_000);
    for (const path of ['/entries?after=x&upto=1', '/entries', '/writes', '/writes?of=1', '/writes?of=1-2,'])
      expect((await ask(path)).status).toBe(400);
  });

  it('knows people by the name that they have now', async () => {
    const ada = server.open({ profile: ADA });
    await ada.synced;
    await draw(ada, 'one');
    ada.setProfile({ ...ADA, name: 'Ada L.' });
    await vi.waitFor(() => expect(ada.self?.name).toBe('Ada L.'), PATIENCE);
    await draw(ada, 'two');
    expect((await history()).authors.map((author) => author.name)).toEqual(['Ada L.']);
  });

  it('has the board as it was, and what was deleted since', async () => {
    const ada = server.open();
    await ada.synced;
    await draw(ada, 'one');
    await draw(ada, 'two');
    ada.doc.getMap('shapes').delete('one');
    await draw(ada, 'three');
    expect(await shapesAt(1)).toEqual(['one']);
    expect(await shapesAt(2)).toEqual(['one', 'two']);
    expect((await shapesAt((await history()).versions[0]?.seq ?? 0)).sort()).toEqual(['three', 'two']);
  });

  it('may be kept by a browser for good, as long as the log is the same', async () => {
    const ada = server.open();
    await ada.synced;
    await draw(ada, 'one');
    const { log } = await history();
    const kept = await ask(`/1?log=${encodeURIComponent(log)}`);
    expect(kept.headers.get('cache-control')).toContain('immutable');
    const again = await ask('/1', { headers: { 'If-None-Match': kept.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await ask('/1?log=another')).headers.get('cache-control')).not.toContain('immutable');
  });

  it('is empty for a board that nobody drew on', async () => {
    expect(await history()).toMatchObject({ versions: [], named: [], authors: [], days: 90 });
    expect((await ask('/1')).status).toBe(404);
  });

  it('keeps names, changes and deletes them', async () => {
    const ada = server.open();
    await ada.synced;
    await draw(ada, 'one');
    await draw(ada, 'two');
    const version = await name(1, '  First \n draft ');
    expect(version).toMatchObject({ seq: 1, name: 'First draft' });
    expect((await send('PATCH', `/versions/${version.id}`, { name: 'Draft' })).status).toBe(204);
    expect((await history()).named).toMatchObject([{ id: version.id, name: 'Draft' }]);
    expect((await ask(`/versions/${version.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await history()).named).toEqual([]);
    expect((await ask(`/versions/${version.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it.each<[string, () => Promise<Response>, number]>([
    ['a version of the future', () => send('POST', '/versions', { seq: 99, name: 'x' }), 404],
    ['a name without letters', () => send('POST', '/versions', { seq: 1, name: ' \u0000 ' }), 400],
    ['a name that is too long', () => send('POST', '/versions', { seq: 1, name: 'x'.repeat(101) }), 400],
    ['a seq that is none', () => send('POST', '/versions', { seq: -1, name: 'x' }), 400],
    ['what is no JSON', () => ask('/versions', json('{')), 400],
    ['what says that it is no JSON', () => ask('/versions', { method: 'POST', body: '{}' }), 415],
    ['a body without end', () => ask('/versions', json(`"${'x'.repeat(20_000)}"`)), 413],
    ['a pause that is none', () => ask('?pause=1'), 400],
    ['a place that is none', () => ask('?before=x'), 400],
    ['a method that does nothing', () => ask('/1', { method: 'DELETE' }), 405],
  ])('refuses %s in plain words', async (_what, request, status) => {
    const response = await request();
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/^\S.*[.>]\n$/);
  });

  it('is not changed by pages of other sites', async () => {
    const headers = { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' };
    const response = await ask('/versions', { method: 'POST', headers, body: '{"seq":1,"name":"x"}' });
    expect(response.status).toBe(403);
  });
});

function json(body: string): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
}
