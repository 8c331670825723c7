import { parseTail } from '@drawbridge/protocol';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage, type Storage } from '../storage/index.ts';
import { createCatchUp } from './catchUp.ts';
import { createLedger } from './ledger.ts';

const LIMITS = { maxBoardBytes: 1e9, maxBoardShapes: 1e9 };

describe('Somebody who catches up', () => {
  it('is shown the log as far as this node knows it, and not what another node has just added', async () => {
    const storage = createMemoryStorage();
    const { epoch } = await storage.openBoard('b');
    const append = (n: number) =>
      storage.append('b', epoch, [{ session: 's', n, bytes: new Uint8Array([0, 0]) }]);
    for (const n of [1, 2]) await append(n);
    const ledger = createLedger(await storage.openBoard('b'), LIMITS);
    await append(3);
    const seen: (number | undefined)[] = [];
    const { send } = createCatchUp({ boardId: 'b', storage, ledger, log: pino({ level: 'silent' }) });
    const connection = {
      send: (_event: string, payload: unknown) =>
        void seen.push(...(parseTail(payload)?.map(({ seq }) => seq) ?? [undefined])),
      drained: async () => {},
    };
    expect(await send({ connection, isGone: () => false }, 0)).toBe(true);
    expect(seen).toEqual([1, 2]);
  });

  it('is read for together with others who ask at the same time, and not with those who ask later', async () => {
    const storage = createMemoryStorage();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [{ session: 's', n: 1, bytes: new Uint8Array([0, 0]) }]);
    const ledger = createLedger(await storage.openBoard('b'), LIMITS);
    let reads = 0;
    const counted: Pick<Storage, 'readLog' | 'openBoard'> = {
      openBoard: storage.openBoard,
      readLog(...which) {
        reads += 1;
        return storage.readLog(...which);
      },
    };
    const { send } = createCatchUp({
      boardId: 'b',
      storage: counted,
      ledger,
      log: pino({ level: 'silent' }),
    });
    const sent: unknown[] = [];
    const connection = {
      send: (_event: string, payload: unknown) => void sent.push(payload),
      drained: async () => {},
    };
    const reader = { connection, isGone: () => false };
    expect(await Promise.all([send(reader, 0), send(reader, 0)])).toEqual([true, true]);
    expect([reads, sent.length, sent[0]]).toEqual([1, 2, sent[1]]);
    await send(reader, 0);
    expect(reads).toBe(2);
  });

  it('after a disk that failed is read for again', async () => {
    const storage = createMemoryStorage();
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [{ session: 's', n: 1, bytes: new Uint8Array([0, 0]) }]);
    const ledger = createLedger(await storage.openBoard('b'), LIMITS);
    let fails = true;
    const failing: Pick<Storage, 'readLog' | 'openBoard'> = {
      openBoard: storage.openBoard,
      readLog: (...which) => (fails ? Promise.reject(new Error('EIO')) : storage.readLog(...which)),
    };
    const { send } = createCatchUp({
      boardId: 'b',
      storage: failing,
      ledger,
      log: pino({ level: 'silent' }),
    });
    const reader = { connection: { send: () => {}, drained: async () => {} }, isGone: () => false };
    await expect(send(reader, 0)).rejects.toThrow('EIO');
    fails = false;
    expect(await send(reader, 0)).toBe(true);
  });
});
