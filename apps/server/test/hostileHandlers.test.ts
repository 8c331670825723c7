import { compactParser, encodePresenceSet, encodePush } from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import type { Room } from '../src/rooms/room.ts';
import type { Client } from '../src/socket/client.ts';
import type { Handlers } from '../src/socket/handlers.ts';
import { openRaw } from './hostileClients.ts';
import { type Edge, startEdge } from './hostileEdge.ts';
import { createJoinRequest } from './joinRequest.ts';

let edge: Edge;
let socket: Socket;

const start = async (handlers: Partial<Handlers>): Promise<void> => {
  edge = await startEdge({ handlers });
  socket = io(edge.url, { parser: compactParser, forceNew: true, reconnection: false });
};

afterEach(async () => {
  socket.disconnect();
  await edge.close();
});

const JOIN = createJoinRequest();

const GOOD: Record<keyof Handlers, unknown> = {
  'board:join': JOIN,
  'board:tail': { since: 0 },
  'update:push': encodePush({ n: 1, bytes: new Uint8Array(4) }),
  'presence:set': encodePresenceSet({ state: new Uint8Array(4), drafts: new Uint8Array(0) }),
  'profile:set': JOIN.profile,
  'auth:refresh': { token: 'a.b.c' },
  'peer:remove': { peerId: 1 },
};
// The keys of a record of all events are all events.
const EVENTS = Object.keys(GOOD) as (keyof Handlers)[];

type AnyHandler = (client: Client, payload: unknown, reply: (answer: object) => void) => void | Promise<void>;

const FAULTS: [string, AnyHandler][] = [
  [
    'throws',
    () => {
      throw new Error('a fault');
    },
  ],
  ['rejects', () => Promise.reject(new Error('a fault'))],
  [
    'rejects later',
    async () => {
      await new Promise(setImmediate);
      throw new Error('a fault');
    },
  ],
  [
    'throws what is no error',
    () => {
      throw undefined;
    },
  ],
  ['rejects with nothing', () => Promise.reject()],
  [
    'overflows the stack',
    function overflow(...args) {
      return overflow(...args);
    },
  ],
];

describe.each(EVENTS)('A handler of %s that', (event) => {
  it.each(FAULTS)('%s costs its own request only, and is counted', async (_how, fault) => {
    // Whatever the event, the fault is the same.
    await start({ [event]: fault } as Partial<Handlers>);
    if (event === 'presence:set') {
      socket.emit(event, GOOD[event]);
    } else {
      const reply = await socket.timeout(5_000).emitWithAck(event, GOOD[event]);
      expect(reply).toMatchObject({ ok: false, error: 'internal', retryMs: expect.any(Number) });
      expect(JSON.stringify(reply)).not.toContain('a fault');
    }
    await expect.poll(() => edge.count('faults_total')).toBe(1);
    expect(await socket.timeout(5_000).emitWithAck('nonsense', 1)).toMatchObject({ error: 'unknown_event' });
  });
});

describe('A reply', () => {
  it('that is given twice, or after a fault, is given once', async () => {
    await start({
      'board:tail': (_client, _request, reply) => {
        reply({ ok: true, head: 1 });
        reply({ ok: true, head: 2 });
        throw new Error('a fault');
      },
    });
    const raw = await openRaw(edge.url);
    raw.ws.send('421["board:tail",{"since":0}]');
    await raw.settled();
    expect(raw.heard.filter((text) => text.startsWith('431'))).toEqual(['431[{"ok":true,"head":1}]']);
    raw.ws.terminate();
  });

  it('that cannot be written down is a fault, and no more', async () => {
    const circle: { ok: true; head: number; self?: unknown } = { ok: true, head: 0 };
    circle.self = circle;
    await start({ 'board:tail': (_client, _request, reply) => reply(circle) });
    socket.emit('board:tail', { since: 0 }, () => {});
    await expect.poll(() => edge.count('faults_total')).toBe(1);
    expect(await socket.timeout(5_000).emitWithAck('nonsense', 1)).toMatchObject({ ok: false });
  });

  it('to somebody who is gone is nothing', async () => {
    let answer = (): void => {};
    await start({
      'board:tail': (_client, _request, reply) => {
        answer = () => reply({ ok: true, head: 0 });
      },
    });
    const raw = await openRaw(edge.url);
    raw.ws.send('421["board:tail",{"since":0}]');
    await raw.settled();
    raw.ws.terminate();
    await raw.closed;
    answer();
    expect(await edge.count('faults_total')).toBe(0);
  });
});

it('a room that fails to let somebody go is a fault, and the others stay', async () => {
  await start({
    'board:join': (client, _request, reply) => {
      const room = {
        member: () => undefined,
        leave: () => {
          throw new Error('a fault');
        },
      };
      // All that a client who leaves asks of its room.
      client.room = room as unknown as Room;
      reply({ ok: false, error: 'full', message: 'Enough.' });
    },
  });
  const other = io(edge.url, { parser: compactParser, forceNew: true, reconnection: false });
  await other.timeout(5_000).emitWithAck('board:join', JOIN);
  other.disconnect();
  await expect.poll(() => edge.count('faults_total')).toBe(1);
  expect(await socket.timeout(5_000).emitWithAck('board:tail', { since: 0 })).toMatchObject({ ok: true });
});
