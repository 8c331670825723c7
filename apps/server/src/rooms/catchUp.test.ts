import { parseTail } from '@drawbridge/protocol';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../storage/index.ts';
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
});
