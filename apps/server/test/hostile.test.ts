import { compactParser, encodePush, MAX_MESSAGE_BYTES, PROTOCOL_VERSION } from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
let socket: Socket;

beforeEach(async () => {
  server = await startTestServer({ metrics: 'on' });
  socket = connect();
});

afterEach(async () => {
  socket.disconnect();
  await expectToBeUp();
  await server.close();
});

const connect = (): Socket => io(server.url, { parser: compactParser, forceNew: true, reconnection: false });
const ask = (event: string, ...args: unknown[]) => socket.timeout(5_000).emitWithAck(event, ...args);
const joinRequest = {
  proto: PROTOCOL_VERSION,
  boardId: 'board',
  sessionId: 'abcdefghijklmnop',
  profile: { name: 'Mallory', color: '#112233' },
  lastSeq: 0,
};
const push = (n: number, bytes: Uint8Array) => ask('update:push', encodePush({ n, bytes }));
const honestUpdate = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.getMap('shapes').set('s', 1);
  return Y.encodeStateAsUpdate(doc);
};

/** Somebody else can still draw and be heard. */
async function expectToBeUp(): Promise<void> {
  const [ann, ben] = [server.open({ boardId: 'other' }), server.open({ boardId: 'other' })];
  await Promise.all([ann.synced, ben.synced]);
  ann.doc.getMap('shapes').set('up', true);
  await vi.waitFor(() => expect(ben.doc.getMap('shapes').get('up')).toBe(true));
}

describe('A join', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [joinRequest]],
    ['a board id that is a path', { ...joinRequest, boardId: '../../etc/passwd' }],
    ['a board id that is empty', { ...joinRequest, boardId: '' }],
    ['a board id that is an object', { ...joinRequest, boardId: { toString: 'x' } }],
    [
      'a name of 10,000 characters',
      { ...joinRequest, profile: { name: 'x'.repeat(10_000), color: '#112233' } },
    ],
    ['a name of nothing but spaces', { ...joinRequest, profile: { name: ' \u202e ', color: '#112233' } }],
    ['a colour that is none', { ...joinRequest, profile: { name: 'x', color: 'red; } body {' } }],
    ['a session id that is none', { ...joinRequest, sessionId: 'short' }],
    ['a fraction of a seq', { ...joinRequest, lastSeq: 0.5 }],
    ['a field too many', { ...joinRequest, role: 'admin' }],
    ['a prototype', JSON.parse('{"__proto__": {"proto": 1}}')],
    ['a string of 200 KB', 'x'.repeat(200_000)],
  ])('with %s is refused with a reason', async (_what, request) => {
    const reply = await ask('board:join', request);
    expect(reply).toMatchObject({ ok: false, error: 'invalid', message: expect.stringMatching(/\w/) });
    expect(reply.message.length).toBeLessThan(200);
  });

  it('of another version is told to reload', async () => {
    const reply = await ask('board:join', { ...joinRequest, proto: 99 });
    expect(reply).toMatchObject({ ok: false, error: 'version' });
    expect(reply).not.toHaveProperty('retryMs');
  });

  it('is possible once', async () => {
    expect(await ask('board:join', joinRequest)).toMatchObject({ ok: true });
    expect(await ask('board:join', joinRequest)).toMatchObject({ ok: false, error: 'invalid' });
  });

  it('of a session that is here already takes the place of its ghost', async () => {
    const watcher = server.open();
    await watcher.synced;
    const { peerId: ghost } = await ask('board:join', joinRequest);
    const again = connect();
    const { peerId } = await again.timeout(5_000).emitWithAck('board:join', joinRequest);
    expect(peerId).not.toBe(ghost);
    await vi.waitFor(() => expect([...watcher.peers.keys()]).toEqual([peerId]));
    expect(await push(1, honestUpdate())).toMatchObject({ ok: false, error: 'not_joined' });
    again.disconnect();
  });

  it('is possible after one that was refused', async () => {
    await ask('board:join', { ...joinRequest, proto: 99 });
    expect(await ask('board:join', joinRequest)).toMatchObject({ ok: true });
  });

  it('with a log that this board never had is told to start anew', async () => {
    const reply = await ask('board:join', { ...joinRequest, epoch: 'another', lastSeq: 5 });
    expect(reply).toMatchObject({ ok: true, mode: 'reset' });
  });
});

describe('An update', () => {
  const stored = async (): Promise<unknown> => {
    const reader = server.open();
    await reader.synced;
    return reader.doc.getMap('shapes').toJSON();
  };

  beforeEach(() => ask('board:join', joinRequest));

  it.each([
    ['random bytes', new Uint8Array([255, 254, 253, 1, 2, 3])],
    ['nothing', new Uint8Array(0)],
    ['half an update', honestUpdate().slice(0, 6)],
    ['thirty million structs that are not there', new Uint8Array([1, 0x80, 0x87, 0xa7, 0x0e, 1, 0, 0])],
  ])('of %s is refused and not stored', async (_what, bytes) => {
    expect(await push(1, bytes)).toMatchObject({ ok: false, error: 'invalid' });
    expect(await stored()).toEqual({});
    expect(await push(1, honestUpdate())).toEqual({ ok: true, seq: 1 });
  });

  it('may not overtake an earlier one', async () => {
    expect(await push(2, honestUpdate())).toMatchObject({ ok: false, error: 'out_of_order' });
    expect(await stored()).toEqual({});
  });

  it('sent twice is stored once', async () => {
    expect(await push(1, honestUpdate())).toEqual({ ok: true, seq: 1 });
    expect(await push(1, honestUpdate())).toEqual({ ok: true, seq: 1 });
    expect(await push(2, honestUpdate())).toEqual({ ok: true, seq: 2 });
  });

  it.each([
    ['text', 'hello'],
    ['an object', { n: 1, bytes: [1] }],
    ['null', null],
    ['a string of 200 KB', 'x'.repeat(200_000)],
  ])('as %s is refused', async (_what, payload) => {
    expect(await ask('update:push', payload)).toMatchObject({ ok: false, error: 'invalid' });
  });

  it('without an acknowledgement is not stored', async () => {
    socket.emit('update:push', encodePush({ n: 1, bytes: honestUpdate() }));
    await ask('profile:set', joinRequest.profile);
    expect(await stored()).toEqual({});
  });

  it('before a join is refused', async () => {
    const stranger = connect();
    const reply = await stranger
      .timeout(5_000)
      .emitWithAck('update:push', encodePush({ n: 1, bytes: honestUpdate() }));
    expect(reply).toMatchObject({ ok: false, error: 'not_joined' });
    stranger.disconnect();
  });
});

describe('An event', () => {
  it.each(['nonsense', '__proto__', 'constructor', 'toString', 'error', ''])(
    'named "%s" is refused as unknown',
    async (name) => {
      expect(await ask(name, 1)).toMatchObject({ ok: false, error: 'unknown_event' });
    },
  );

  it('with too many arguments, or none, is refused', async () => {
    expect(await ask('board:join', joinRequest, joinRequest)).toMatchObject({ ok: false, error: 'invalid' });
    expect(await ask('board:join')).toMatchObject({ ok: false, error: 'invalid' });
  });

  it('that is refused is counted by its reason', async () => {
    await ask('nonsense', 1);
    await ask('board:join', null);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('drawbridge_refused_total{error="unknown_event"} 1');
    expect(metrics).toContain('drawbridge_refused_total{error="invalid"} 1');
  });

  it('larger than a message may be ends only its own connection', async () => {
    await ask('board:join', joinRequest);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('board:tail', 'x'.repeat(MAX_MESSAGE_BYTES * 4));
    await gone;
  });
});

describe('Raw packets', () => {
  const raw = async (packets: (string | Uint8Array)[]): Promise<void> => {
    const ws = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
    ws.on('error', () => {});
    ws.send('40');
    await new Promise((resolve) =>
      ws.on('message', (data) => String(data).startsWith('40') && resolve(undefined)),
    );
    for (const packet of packets) ws.send(packet);
    const answered = new Promise((resolve) => ws.once('close', resolve).once('message', resolve));
    // Unknown, so answered at last if the connection outlived the packets.
    ws.send('429["the last",1]');
    await answered;
    ws.terminate();
  };

  it.each<[string, (string | Uint8Array)[]]>([
    ['no event at all', ['42']],
    ['an empty event', ['42[]']],
    ['an event that is null', ['42[null]']],
    ['an event that is a number', ['42[7,1]']],
    ['a reserved name', ['42["disconnect"]']],
    ['the name of an internal event', ['42["error",{"message":"x"}]']],
    ['a placeholder for bytes', ['451-["update:push",{"_placeholder":true,"num":0}]', new Uint8Array([1])]],
    ['an acknowledgement of nothing', ['43999[{"ok":true}]']],
    ['a huge acknowledgement id', ['4299999999999999999999["board:join",1]']],
    ['a second hello', ['40', '40{"token":"x"}']],
    ['another namespace', ['40/admin,', '42/admin,["x"]']],
    ['an unknown frame', [new Uint8Array([0x7e, 1, 2])]],
    ['an empty frame', [new Uint8Array(0)]],
    ['an acknowledgement id without an end', [new Uint8Array([0x81, 0xff, 0xff])]],
    ['deeply nested JSON', [`42["board:join",${'['.repeat(50_000)}${']'.repeat(50_000)}]`]],
    ['not JSON', ['42{"a":']],
    ['an unknown packet type', ['49']],
  ])('with %s disturb nobody', async (_what, packets) => {
    await raw(packets);
  });

  it('of noise disturb nobody', async () => {
    let state = 12345;
    const byte = () => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return state >> 16;
    };
    for (let connection = 0; connection < 40; connection += 1) {
      await raw(Array.from({ length: 20 }, () => Uint8Array.from({ length: byte() % 60 }, byte)));
    }
  });
});

describe('A page of another origin', () => {
  it.each(['websocket', 'polling'])('cannot connect by %s', async (transport) => {
    const foreign = io(server.url, {
      parser: compactParser,
      transports: [transport],
      extraHeaders: { origin: 'https://evil.example' },
      forceNew: true,
      reconnection: false,
    });
    await new Promise((resolve) => foreign.once('connect_error', resolve));
    expect(foreign.connected).toBe(false);
    foreign.disconnect();
  });
});
