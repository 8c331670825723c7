import { createManualClock } from '@drawbridge/sync/test';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { forgetOld } from './forgetOld.ts';

const DAY_MS = 24 * 60 * 60_000;
const log = pino({ level: 'silent' });

function play(drop: (beforeMs: number) => Promise<void>) {
  const clock = createManualClock();
  const forgetting = forgetOld({
    what: 'history',
    drop,
    days: 2,
    clock,
    log,
    wallMs: () => 10 * DAY_MS,
  });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await Promise.resolve().then(() => {});
  };
  return { forgetting, pass };
}

describe('Old history', () => {
  it('is dropped soon after the start and once a day', async () => {
    const asked: number[] = [];
    const { pass } = play(async (beforeMs) => void asked.push(beforeMs));
    expect(asked).toEqual([]);
    await pass(DAY_MS / 2);
    expect(asked).toEqual([8 * DAY_MS]);
    await pass(DAY_MS);
    expect(asked).toHaveLength(2);
  });

  it('is dropped the next day when it could not be', async () => {
    let calls = 0;
    const { pass } = play(() => {
      calls += 1;
      return Promise.reject(new Error('The disk does not answer.'));
    });
    await pass(DAY_MS / 2);
    await pass(DAY_MS);
    expect(calls).toBe(2);
  });

  it('stays as it is once the server stops', async () => {
    let calls = 0;
    const { forgetting, pass } = play(async () => {
      calls += 1;
    });
    forgetting.stop();
    await pass(3 * DAY_MS);
    expect(calls).toBe(0);
  });
});
