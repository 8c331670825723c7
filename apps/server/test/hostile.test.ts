import {
  compactParser,
  createBoardId,
  encodePush,
  type JoinRequest,
  MAX_MESSAGE_BYTES,
} from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createJoinRequest } from './joinRequest.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
let socket: Socket;
let joinRequest: JoinRequest;

beforeAll(async () => {
  server = await startTestServer({ metrics: 'on' });
});

afterAll(() => server.close());

beforeEach(() => {
  socket = connect();
  joinRequest = createJoinRequest({ boardId: createBoardId() });
});

afterEach(async () => {
  socket.disconnect();
  await expectToBeUp();
});

const connect = (): Socket => io(server.url, { parser: compactParser, forceNew: true, reconnection: false });
const ask = (event: string, ...args: unknown[]) => socket.timeout(5_000).emitWithAck(event, ...args);
const push = (n: number, bytes: Uint8Array) => ask('update:push', encodePush({ n, bytes }));
const updateBy = (clientId: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getMap('shapes').set('s', 1);
  return Y.encodeStateAsUpdate(doc);
};

/** Somebody else can still draw and be heard. */
async function expectToBeUp(): Promise<void> {
  const boardId = createBoardId();
  const [ann, ben] = [server.open({ boardId }), server.open({ boardId })];
  await Promise.all([ann.synced, ben.synced]);
  ann.doc.getMap('shapes').set('up', true);
  await expect.poll(() => ben.doc.getMap('shapes').get('up')).toBe(true);
  await Promise.all([ann.close(), ben.close()]);
}

describe('A join', () => {
  it.each<[string, (request: JoinRequest) => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['a number', () => 7],
    ['a list', (request) => [request]],
    ['a board id that is a path', (request) => ({ ...request, boardId: '../../etc/passwd' })],
    ['a board id that is empty', (request) => ({ ...request, boardId: '' })],
    ['a board id that is an object', (request) => ({ ...request, boardId: { toString: 'x' } })],
    [
      'a name of 10,000 characters',
      (request) => ({ ...request, profile: { name: 'x'.repeat(10_000), color: '#112233' } }),
    ],
    [
      'a name of nothing but spaces',
      (request) => ({ ...request, profile: { name: ' \u202e ', color: '#112233' } }),
    ],
    ['a colour that is none', (request) => ({ ...request, profile: { name: 'x', color: 'red; } body {' } })],
    ['a session id that is none', (request) => ({ ...request, sessionId: 'short' })],
    ['a fraction of a seq', (request) => ({ ...request, lastSeq: 0.5 })],
    ['a field too many', (request) => ({ ...request, role: 'admin' })],
    ['a prototype', () => JSON.parse('{"__proto__": {"proto": 1}}')],
    ['a string of 200 KB', () => 'x'.repeat(200_000)],
  ])('with %s is refused with a reason', async (_what, spoil) => {
    const reply = await ask('board:join', spoil(joinRequest));
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
    const watcher = server.open({ boardId: joinRequest.boardId });
    await watcher.synced;
    const { peerId: ghost, lease } = await ask('board:join', joinRequest);
    const again = connect();
    const { peerId } = await again.timeout(5_000).emitWithAck('board:join', joinRequest);
    expect(peerId).not.toBe(ghost);
    await expect.poll(() => [...watcher.peers.keys()]).toEqual([peerId]);
    expect(await push(1, updateBy(lease.clientId))).toMatchObject({ ok: false, error: 'not_joined' });
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
    const reader = server.open({ boardId: joinRequest.boardId });
    await reader.synced;
    return reader.doc.getMap('shapes').toJSON();
  };

  let clientId: number;

  beforeEach(async () => {
    const { lease } = await ask('board:join', joinRequest);
    clientId = lease.clientId;
  });

  it.each([
    ['random bytes', new Uint8Array([255, 254, 253, 1, 2, 3])],
    ['nothing', new Uint8Array(0)],
    ['half an update', updateBy(7).slice(0, 6)],
    ['thirty million structs that are not there', new Uint8Array([1, 0x80, 0x87, 0xa7, 0x0e, 1, 0, 0])],
  ])('of %s is refused and not stored', async (_what, bytes) => {
    expect(await push(1, bytes)).toMatchObject({ ok: false, error: 'invalid' });
    expect(await stored()).toEqual({});
    expect(await push(1, updateBy(clientId))).toEqual({ ok: true, seq: 1 });
  });

  it('may not overtake an earlier one', async () => {
    expect(await push(2, updateBy(clientId))).toMatchObject({ ok: false, error: 'out_of_order' });
    expect(await stored()).toEqual({});
  });

  it('sent again, as itself or under another number, is stored once', async () => {
    expect(await push(1, updateBy(clientId))).toEqual({ ok: true, seq: 1 });
    expect(await push(1, updateBy(clientId))).toMatchObject({ ok: true });
    expect(await push(2, updateBy(clientId))).toMatchObject({ ok: true });
    expect(await ask('board:tail', { since: 0 })).toEqual({ ok: true, head: 1 });
    expect(await stored()).toEqual({ s: 1 });
  });

  it('by somebody else is refused and not stored', async () => {
    expect(await push(1, updateBy(clientId - 1))).toMatchObject({ ok: false, error: 'lease' });
    expect(await stored()).toEqual({});
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
    socket.emit('update:push', encodePush({ n: 1, bytes: updateBy(clientId) }));
    await ask('profile:set', joinRequest.profile);
    expect(await stored()).toEqual({});
  });

  it('before a join is refused', async () => {
    const stranger = connect();
    const reply = await stranger
      .timeout(5_000)
      .emitWithAck('update:push', encodePush({ n: 1, bytes: updateBy(clientId) }));
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
    const count = async (error: string): Promise<number> => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      return Number(
        new RegExp(`drawbridge_refused_total\\{event="[^"]*",error="${error}"\\} (\\d+)`).exec(
          metrics,
        )?.[1] ?? 0,
      );
    };
    const before = [await count('unknown_event'), await count('invalid')];
    await ask('nonsense', 1);
    await ask('board:join', null);
    expect([await count('unknown_event'), await count('invalid')]).toEqual(
      before.map((figure) => figure + 1),
    );
  });

  it('larger than a message may be ends only its own connection', async () => {
    await ask('board:join', joinRequest);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('board:tail', 'x'.repeat(MAX_MESSAGE_BYTES * 4));
    await gone;
  });
});
