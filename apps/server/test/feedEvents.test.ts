import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ask, makeBoard } from './accessClient.ts';
import { openEvents } from './eventReader.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 15_000 };

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const address = (query = '') => `${server.url}/api/boards/board/events${query}`;

async function draw({ doc, outbox }: Provider, ...names: string[]): Promise<void> {
  for (const name of names) {
    doc.getMap('shapes').set(name, new Y.Map([['g', [1, 2, 3, 4, 0]]]));
    await vi.waitFor(() => expect(outbox.size).toBe(0), PATIENCE);
  }
}

describe('The events of a board', () => {
  it('are its entries: first those that are there, then each as it comes', async () => {
    const ada = server.open();
    await draw(ada, 'one', 'two');
    const events = await openEvents(address());
    expect(events.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await events.next()).toMatchObject({ id: 1, name: 'entry', value: { seq: 1 } });
    expect(await events.next()).toMatchObject({ id: 2 });
    await draw(ada, 'three');
    const third = await events.next();
    expect(third).toMatchObject({ id: 3, name: 'entry' });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ada.doc));
    Y.applyUpdate(doc, Buffer.from(third?.value.update ?? '', 'base64'));
    expect(doc.store.pendingStructs).toBeNull();
    events.leave();
  });

  it('reach everybody who reads, also without anybody in the room', async () => {
    const readers = await Promise.all([openEvents(address()), openEvents(address())]);
    const ada = server.open();
    await draw(ada, 'one');
    await ada.close();
    for (const reader of readers) expect(await reader.next()).toMatchObject({ id: 1 });
    await draw(server.open(), 'two');
    for (const reader of readers) {
      expect(await reader.next()).toMatchObject({ id: 2 });
      reader.leave();
    }
  });

  it('go on after the last one that a reader had', async () => {
    const ada = server.open();
    await draw(ada, 'one', 'two', 'three');
    for (const reader of [
      await openEvents(address(), { 'Last-Event-ID': '2' }),
      await openEvents(address('?since=2')),
      await openEvents(address('?since=0'), { 'Last-Event-ID': '2' }),
    ]) {
      expect(await reader.next()).toMatchObject({ id: 3 });
      reader.leave();
    }
  });

  it('are refused to a reader of more than there is', async () => {
    const { response, leave } = await openEvents(address('?since=7'));
    expect([response.status, await response.json()]).toMatchObject([409, { error: 'reset', head: 0 }]);
    leave();
  });

  it('end when the server stops', async () => {
    await draw(server.open(), 'one');
    const events = await openEvents(address('?since=1'));
    const last = events.next();
    await server.close();
    expect(await last).toMatchObject({ name: 'end', value: { code: 'restart' } });
    expect(await events.next()).toBeUndefined();
    server = await startTestServer();
  });

  it('are for so many at a time from one address', async () => {
    await server.close();
    server = await startTestServer({ maxFeedsPerAddress: 1 });
    const first = await openEvents(address());
    expect((await openEvents(address())).response.status).toBe(429);
    first.leave();
    await vi.waitFor(async () => {
      const next = await openEvents(address());
      next.leave();
      expect(next.response.status).toBe(200);
    }, PATIENCE);
  });
});

describe('A reader who does not take what it is sent', () => {
  it('is not sent more until it does, and then has missed nothing', async () => {
    const ada = server.open();
    const count = 20;
    const slow = httpRequest(address());
    slow.end();
    // A request emits its answer with this event.
    const [response] = (await once(slow, 'response')) as [IncomingMessage];
    response.pause();
    const text = 'x'.repeat(200_000);
    for (let index = 0; index < count; index += 1) {
      const shape = new Y.Map<unknown>([['g', [0, 0, 1, 1, 0]]]);
      shape.set('tx', new Y.Text(`${index} ${text}`));
      ada.doc.getMap('shapes').set(`shape${index}`, shape);
      await vi.waitFor(() => expect(ada.outbox.size).toBe(0), PATIENCE);
    }
    const ids: number[] = [];
    response.setEncoding('utf8');
    let rest = '';
    response.on('data', (chunk: string) => {
      rest += chunk;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('id: ')) ids.push(Number(line.slice(4)));
    });
    response.resume();
    const log = await fetch(`${server.url}/api/boards/board/log`);
    const head = Number(/-(\d+)"$/.exec(log.headers.get('etag') ?? '')?.[1]);
    await vi.waitFor(() => expect(ids.at(-1)).toBe(head), PATIENCE);
    expect(ids).toEqual(Array.from({ length: head }, (_, index) => index + 1));
    slow.destroy();
  });
});

describe('Where boards open by links', () => {
  beforeEach(async () => {
    await server.close();
    server = await startTestServer({ access: 'links' });
  });

  it('a stream ends as soon as the link is taken back', async () => {
    const owner = await makeBoard(server.url);
    const viewer = await owner.link('view');
    const events = await openEvents(address(), { Authorization: `Bearer ${viewer.token}` });
    expect(events.response.status).toBe(200);
    await owner.revoke(viewer.id);
    expect(await events.next()).toMatchObject({ name: 'end', value: { code: 'auth' } });
    expect(await events.next()).toBeUndefined();
  });

  it('a stream ends when its token does', async () => {
    await server.close();
    server = await startTestServer({ access: 'links', tokenSeconds: 2 });
    const { token } = await makeBoard(server.url);
    const events = await openEvents(address(), { Authorization: `Bearer ${token}` });
    expect(await events.next()).toMatchObject({ name: 'end', value: { code: 'auth' } });
  });

  it('a stream ends when the board is deleted', async () => {
    const { token } = await makeBoard(server.url);
    const events = await openEvents(address(), { Authorization: `Bearer ${token}` });
    await ask(server.url, 'board/board', { method: 'DELETE', token });
    expect(await events.next()).toMatchObject({ name: 'end', value: { code: 'auth' } });
  });

  it('a stream is for who may look', async () => {
    await makeBoard(server.url);
    expect((await openEvents(address())).response.status).toBe(401);
  });
});
