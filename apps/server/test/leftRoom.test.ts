import { createManualClock } from '@drawbridge/sync/test';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { noLines } from '../src/cluster/line.ts';
import { createMetrics } from '../src/metrics.ts';
import { createLocalGate } from '../src/rooms/gate/localGate.ts';
import { createLeases } from '../src/rooms/leases.ts';
import type { Connection } from '../src/rooms/member.ts';
import { createRooms } from '../src/rooms/rooms.ts';
import { createMemoryStorage } from '../src/storage/index.ts';
import { createJoinRequest } from './joinRequest.ts';
import { createAudiences } from './simulator/audiences.ts';

const CONNECTION: Connection = {
  id: 'ann',
  transport: 'none',
  backlog: { packets: 0, bytes: 0 },
  send() {},
  enter() {},
  exit() {},
  drained: async () => {},
  close() {},
  terminate() {},
};

it('Somebody who is on the way into a room that lets go of its board is asked to come again', async () => {
  const stored = createMemoryStorage();
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const rooms = createRooms({
    storage: {
      ...stored,
      async lastN(...args) {
        asked.resolve();
        await answered.promise;
        return stored.lastN(...args);
      },
    },
    gate: createLocalGate(),
    leases: createLeases(stored.secret),
    fanOut: createAudiences(),
    lines: noLines,
    clock: createManualClock(),
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    limits: { maxPeoplePerBoard: 10, maxBoardBytes: 1e9, maxBoardShapes: 1e9 },
    renewPass: (_boardId, pass) => pass,
  });
  const replies: unknown[] = [];
  const pass = { role: 'edit', endsMs: Number.POSITIVE_INFINITY } as const;
  const room = rooms.get('board');
  const joining = room.join(
    { connection: CONNECTION, pass, isGone: () => false },
    createJoinRequest(),
    (reply) => void replies.push(reply),
  );
  await asked.promise;
  rooms.end('board');
  answered.resolve();
  await joining;
  expect(replies).toMatchObject([{ ok: false, error: 'storage', retryMs: expect.any(Number) }]);
  expect(room.member(CONNECTION)).toBeUndefined();
});
