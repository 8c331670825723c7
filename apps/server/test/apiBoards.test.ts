import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ask, makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 15_000 };

const SQUARE = { type: 'rectangle', x: 10, y: 20, w: 100, h: 50, text: 'Hello' };

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const call = (path: string, init?: RequestInit) => fetch(`${server.url}/api/boards${path}`, init);
const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const change = (...changes: object[]) => send('PATCH', '/board', { changes });

interface Told {
  readonly seq: number;
  readonly created: string[];
  readonly error: string;
  readonly message: string;
}
// Each test knows what it asked for.
const told = async (response: Promise<Response>): Promise<Told> => (await (await response).json()) as Told;

async function shapes(): Promise<Record<string, unknown>[]> {
  // Each test knows what it asked for.
  return ((await (await call('/board/shapes')).json()) as { shapes: Record<string, unknown>[] }).shapes;
}

const namesOf = ({ doc }: Provider) => [...doc.getMap('shapes').keys()];

describe('A program', () => {
  it('writes shapes that people see, and reads what people write', async () => {
    const ada = server.open();
    await ada.synced;
    const { seq, created } = await told(change({ create: SQUARE }, { create: { ...SQUARE, id: 'mine' } }));
    expect([seq, created.length, created[1]]).toEqual([1, 2, 'mine']);
    await vi.waitFor(() => expect(namesOf(ada).sort()).toEqual([...created].sort()), PATIENCE);
    ada.doc.getMap('shapes').set(
      'hers',
      new Y.Map<unknown>([
        ['k', { type: 'ellipse' }],
        ['g', [1, 2, 3, 4, 0]],
      ]),
    );
    await vi.waitFor(() => expect(ada.outbox.size).toBe(0), PATIENCE);
    const all = new Map((await shapes()).map((shape) => [shape.id, shape]));
    expect(all.get('hers')).toMatchObject({ type: 'ellipse', x: 1, y: 2, w: 3, h: 4 });
    expect(all.get('mine')).toMatchObject({ type: 'rectangle', author: 'API', text: 'Hello', x: 10 });
    expect(all.size).toBe(3);
  });

  it('changes and deletes what is there, in one entry', async () => {
    await change({ create: { ...SQUARE, id: 'a' } }, { create: { ...SQUARE, id: 'b' } });
    const changed = await told(
      change(
        { update: 'a', patch: { x: 500, text: 'Hello, you', style: { color: 'red', fill: 'tint' } } },
        { delete: 'b' },
        { name: 'Plan' },
      ),
    );
    expect(changed.seq).toBe(2);
    expect(await shapes()).toMatchObject([
      { id: 'a', x: 500, y: 20, text: 'Hello, you', style: { color: 'red', fill: 'tint', opacity: 1 } },
    ]);
    expect(await (await call('/board')).json()).toMatchObject({
      id: 'board',
      name: 'Plan',
      shapes: 1,
      head: 2,
    });
  });

  it('draws lines, arrows that hold on to shapes, strokes, notes and texts', async () => {
    const points = [
      [0, 0],
      [300, 40],
    ];
    const { created } = await told(
      change(
        { create: { ...SQUARE, id: 'a' } },
        { create: { type: 'arrow', points, start: { id: 'a' }, style: { endHead: 'triangle' } } },
        { create: { type: 'line', points } },
        { create: { type: 'draw', points: [...points, [310, 50, 0.9]] } },
        { create: { type: 'sticky', x: 0, y: 0, w: 200, h: 200, text: 'To do' } },
        { create: { type: 'text', x: 0, y: 0, text: 'Two\nlines' } },
      ),
    );
    expect(created).toHaveLength(6);
    const [, arrow, line, stroke, sticky, text] = await shapes();
    expect(arrow).toMatchObject({ type: 'arrow', start: { id: 'a', x: 0.5, y: 0.5 } });
    expect(line).toMatchObject({ points, w: 300, h: 40 });
    expect(stroke).toMatchObject({ type: 'draw', points: [...points, [310, 50]] });
    expect(sticky).toMatchObject({ type: 'sticky', text: 'To do' });
    expect(text).toMatchObject({ type: 'text', h: 60 });
    const bent = [
      [0, 0],
      [50, 80],
      [100.125, 20],
    ];
    await change({ update: created[1], patch: { points: bent, start: null, style: { route: 'curved' } } });
    const [, moved] = await shapes();
    expect(moved).toMatchObject({ points: bent, h: 80, style: { route: 'curved', endHead: 'triangle' } });
    expect(moved).not.toHaveProperty('start');
  });

  it('and another at the same time both write, in the order of seq', async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      told(change({ create: { ...SQUARE, id: `s${index}` } })),
    );
    const seqs = (await Promise.all(many)).map(({ seq }) => seq);
    expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await shapes()).toHaveLength(20);
    const { authors } = (await (await call('/board/history')).json()) as {
      authors: { name: string; clients: number[] }[];
    };
    expect(authors).toMatchObject([{ name: 'API', clients: [expect.any(Number)] }]);
  });

  it.each([
    [{ create: { type: 'cube', x: 0, y: 0 } }, 'changes.0.create.type'],
    [{ create: { ...SQUARE, x: 'left' } }, 'changes.0.create.x'],
    [{ create: { ...SQUARE, w: -1 } }, 'changes.0.create.w'],
    [{ create: { ...SQUARE, colour: 'red' } }, 'changes.0.create.colour'],
    [{ create: { ...SQUARE, style: { color: 'reddish' } } }, 'changes.0.create.style.color'],
    [{ create: { ...SQUARE, link: 'javascript:alert(1)' } }, 'changes.0.create.link'],
    [{ create: { type: 'line', points: [[0, 0]] } }, 'changes.0.create.points'],
    [{ update: 'a', patch: { x: null } }, 'changes.0.patch.x'],
    [{ move: 'a' }, 'changes.0'],
    [7, 'changes.0'],
  ])('is told what is wrong with %j', async (wrong, place) => {
    const response = await send('PATCH', '/board', { changes: [wrong] });
    const { error, message } = await told(Promise.resolve(response));
    expect([response.status, error, message.split(':')[0]]).toEqual([422, 'invalid', place]);
    expect(await shapes()).toEqual([]);
  });

  it('writes all of it or nothing', async () => {
    await change({ create: { ...SQUARE, id: 'a' } });
    const missing = await change({ delete: 'a' }, { update: 'a', patch: { x: 1 } });
    const taken = await change({ create: SQUARE }, { create: { ...SQUARE, id: 'a' } });
    expect([missing.status, taken.status]).toEqual([409, 409]);
    expect([
      (await told(Promise.resolve(missing))).error,
      (await told(Promise.resolve(taken))).error,
    ]).toEqual(['missing', 'taken']);
    expect(await shapes()).toMatchObject([{ id: 'a', x: 10 }]);
  });

  it('may want the board to be as it knows it', async () => {
    const ifSeq = (seq: number, id: string) =>
      send('PATCH', '/board', { changes: [{ create: { ...SQUARE, id } }], ifSeq: seq });
    expect((await ifSeq(0, 'a')).status).toBe(200);
    expect((await ifSeq(0, 'b')).status).toBe(409);
    expect((await ifSeq(1, 'b')).status).toBe(200);
  });

  it('that wants nothing new adds no entry', async () => {
    await change({ create: { ...SQUARE, id: 'a' } });
    expect(await told(change({ update: 'a', patch: { x: 10 } }))).toMatchObject({ seq: 0 });
    expect(await told(change({ update: 'a', patch: { x: 11 } }))).toMatchObject({ seq: 2 });
  });

  it('goes on after the board refused a change for its size', async () => {
    await server.close();
    server = await startTestServer({ maxBoardShapes: 1 });
    expect((await change({ create: { ...SQUARE, id: 'a' } })).status).toBe(200);
    const full = await change({ create: { ...SQUARE, id: 'b' } });
    expect([full.status, (await told(Promise.resolve(full))).error]).toEqual([409, 'quota']);
    expect(await shapes()).toHaveLength(1);
    expect((await change({ delete: 'a' })).status).toBe(200);
    expect((await change({ create: { ...SQUARE, id: 'c' } })).status).toBe(200);
    expect(await shapes()).toMatchObject([{ id: 'c' }]);
  });
});

describe('A program with a document of its own', () => {
  async function lease() {
    // As it is answered.
    return (await (await call('/board/leases', { method: 'POST' })).json()) as {
      clientId: number;
      token: string;
    };
  }
  const push = (update: Uint8Array, as?: string) =>
    call('/board/updates', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', ...(as && { 'Drawbridge-Lease': as }) },
      body: Buffer.from(update),
    });
  function createDoc(clientId: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.getMap('shapes').set(
      'mine',
      new Y.Map<unknown>([
        ['k', { type: 'rectangle', author: 'me', created: 1 }],
        ['g', [0, 0, 9, 9, 0]],
      ]),
    );
    return doc;
  }

  it('pushes updates under a lease', async () => {
    const { clientId, token } = await lease();
    const doc = createDoc(clientId);
    const first = Y.encodeStateAsUpdate(doc);
    expect(await told(push(first, `${clientId}:${token}`))).toMatchObject({ seq: 1 });
    expect(await told(push(first, `${clientId}:${token}`))).toMatchObject({ seq: 0 });
    const before = Y.encodeStateVector(doc);
    const { authors } = (await (await call('/board/history')).json()) as { authors: object[] };
    expect(authors).toHaveLength(1);
    doc.getMap('shapes').delete('mine');
    expect(await told(push(Y.encodeStateAsUpdate(doc, before), `${clientId}:${token}`))).toMatchObject({
      seq: 2,
    });
    expect(await shapes()).toEqual([]);
  });

  it('is refused without one, with rubbish, and with what leaves a gap', async () => {
    const { clientId, token } = await lease();
    const update = Y.encodeStateAsUpdate(createDoc(clientId));
    expect((await push(update)).status).toBe(403);
    expect((await push(update, `${clientId}:wrong`)).status).toBe(403);
    expect((await push(new Uint8Array([255, 255]), `${clientId}:${token}`)).status).toBe(422);
    const doc = createDoc(clientId);
    const before = Y.encodeStateVector(doc);
    doc.getMap('shapes').set('more', new Y.Map([['g', [0, 0, 1, 1, 0]]]));
    const gap = await push(Y.encodeStateAsUpdate(doc, before), `${clientId}:${token}`);
    expect([gap.status, await gap.json()]).toMatchObject([409, { error: 'resync', clock: 0 }]);
  });
});

describe('A board as a file', () => {
  it('is written in each format, and not again for who has it', async () => {
    await change({ create: { ...SQUARE, id: 'a' } });
    const own = await call('/board/export');
    expect(await own.json()).toMatchObject({
      type: 'drawbridge/clipboard',
      shapes: [{ id: 'a', tx: 'Hello' }],
    });
    const theirs = await call('/board/export?format=excalidraw');
    expect(theirs.headers.get('content-disposition')).toBe('attachment; filename="board.excalidraw"');
    expect(await theirs.json()).toMatchObject({
      type: 'excalidraw',
      elements: [{ type: 'rectangle' }, { type: 'text', text: 'Hello' }],
    });
    const tag = theirs.headers.get('etag') ?? '';
    expect(
      (await call('/board/export?format=excalidraw', { headers: { 'If-None-Match': tag } })).status,
    ).toBe(304);
  });

  it.each([
    ['png', 'image/png', /^\x89PNG/],
    ['svg', 'image/svg+xml; charset=utf-8', /^<svg /],
    ['pdf', 'application/pdf', /^%PDF-/],
  ])('is drawn as %s', async (format, type, opening) => {
    await change({ create: { ...SQUARE, id: 'a' } });
    const drawn = await call(`/board/export?format=${format}`);
    expect(drawn.status).toBe(200);
    expect(drawn.headers.get('content-type')).toBe(type);
    expect(drawn.headers.get('content-disposition')).toBe(`attachment; filename="board.${format}"`);
    expect(drawn.headers.get('x-content-type-options')).toBe('nosniff');
    expect(drawn.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await drawn.arrayBuffer()).toString('latin1')).toMatch(opening);
    const tag = drawn.headers.get('etag') ?? '';
    const again = await call(`/board/export?format=${format}`, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    const other = await call(`/board/export?format=${format}&theme=dark`, {
      headers: { 'If-None-Match': tag },
    });
    expect([other.status, other.headers.get('etag') === tag]).toEqual([200, false]);
  });

  it('may be a frame of it', async () => {
    await change(
      { create: { id: 'f', type: 'frame', x: 0, y: 0, w: 40, h: 30, text: '' } },
      { create: { ...SQUARE, id: 'in', frame: 'f' } },
      { create: { ...SQUARE, id: 'out' } },
    );
    const own = await call('/board/export?frame=f');
    expect(await own.json()).toMatchObject({ shapes: [{ id: 'f' }, { id: 'in' }] });
    const png = Buffer.from(await (await call('/board/export?format=png&frame=f&scale=3')).arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([120, 90]);
    const missing = await call('/board/export?format=pdf&frame=in');
    expect([missing.status, await missing.json()]).toMatchObject([404, { error: 'missing' }]);
  });

  it.each([
    ['format=bmp', '"format" is one of drawbridge, json, excalidraw, png, svg, pdf.'],
    ['format=drawbridge&frame=f', '"frame" is not for drawbridge: such a file has the whole board.'],
    ['format=drawbridge&history=yes', '"history" is one of on, off.'],
    ['format=json&history=on', '"history" is for drawbridge.'],
    ['format=png&scale=4', '"scale" is one of 1, 2, 3.'],
    ['format=png&theme=blue', '"theme" is one of light, dark.'],
    ['format=png&background=no', '"background" is one of on, off.'],
    ['format=png&frame=', '"frame" is the id of a frame.'],
  ])('is refused in words when it is wanted as %s', async (query, message) => {
    const refused = await call(`/board/export?${query}`);
    expect([refused.status, await refused.json()]).toEqual([400, { error: 'invalid', message }]);
  });
});

describe('A new board', () => {
  it('has an owner, whose key is told once', async () => {
    await server.close();
    server = await startTestServer({ access: 'links' });
    const response = await send('POST', '', {});
    const { id, key, url } = (await response.json()) as { id: string; key: string; url: string };
    expect([response.status, url]).toEqual([201, `${server.url}/b/${id}#k=${key}`]);
    expect((await call(`/${id}`)).status).toBe(401);
    const { token, role } = await ask(server.url, `${id}/token`, { body: { key } });
    expect(role).toBe('own');
    expect((await call(`/${id}`, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  it('takes the key for making boards where there is one', async () => {
    await server.close();
    server = await startTestServer({ access: 'links', createKey: 'sesame' });
    expect((await send('POST', '', {})).status).toBe(403);
    expect((await send('POST', '', { createKey: 'sesame' })).status).toBe(201);
  });
});

describe('Where boards open by links, a program', () => {
  it('does what its role allows', async () => {
    await server.close();
    server = await startTestServer({ access: 'links' });
    const owner = await makeBoard(server.url);
    const [viewer, editor] = [await owner.link('view'), await owner.link('edit')];
    const as = (token: string) => ({ Authorization: `Bearer ${token}` });
    const body = { changes: [{ create: SQUARE }] };
    expect((await send('PATCH', '/board', body)).status).toBe(401);
    expect((await send('PATCH', '/board', body, as(viewer.token))).status).toBe(403);
    expect((await send('PATCH', '/board', body, as(editor.token))).status).toBe(200);
    expect((await call('/board/shapes', { headers: as(viewer.token) })).status).toBe(200);
    expect(
      (await send('PATCH', '/board', body, { ...as(editor.token), Origin: 'https://elsewhere.example' }))
        .status,
    ).toBe(403);
  });
});
