import { describe, expect, it } from 'vitest';
import { afterAttempt, claimed, dueAt, GIVE_UP_MS, type Outcome, type Webhook } from './webhook.ts';

const HOOK: Webhook = {
  id: 'h',
  url: 'https://example.org/',
  secret: 's',
  createdMs: 1,
  toldSeq: 3,
  attempts: 0,
};
const FAILED: Outcome = { kind: 'failed', why: 'answered 500' };

describe('A webhook', () => {
  it('is due when there is something that it was not told, and nobody is at it', () => {
    expect(dueAt(HOOK, 3)).toBeUndefined();
    expect(dueAt(HOOK, 4)).toBe(0);
    expect(dueAt(claimed(HOOK, 1_000), 4)).toBe(31_000);
  });

  it('that took it has been told', () => {
    const failing = afterAttempt(HOOK, FAILED, { head: 4, nowMs: 1_000, chance: 0 });
    const told = afterAttempt(
      claimed(failing, 9_000),
      { kind: 'taken', status: 204 },
      { head: 7, nowMs: 9_500, chance: 0 },
    );
    expect(told).toEqual({ ...HOOK, toldSeq: 7, last: { timeMs: 9_500, outcome: 'answered 204' } });
  });

  it('that fails is tried again, after twice as long each time, and no longer than an hour', () => {
    let hook = HOOK;
    let nowMs = 0;
    const delays: number[] = [];
    for (let count = 0; count < 14; count += 1) {
      hook = afterAttempt(hook, FAILED, { head: 4, nowMs, chance: 1 });
      delays.push((hook.nextMs ?? 0) - nowMs);
      nowMs = hook.nextMs ?? 0;
    }
    expect(delays.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(delays.at(-1)).toBe(3_600_000);
    expect(hook).toMatchObject({ toldSeq: 3, attempts: 14, failingSinceMs: 0 });
  });

  it('that fails is not tried by all at the same moment', () => {
    const at = (chance: number) => afterAttempt(HOOK, FAILED, { head: 4, nowMs: 0, chance }).nextMs;
    expect([at(0), at(0.5), at(1)]).toEqual([2_500, 3_750, 5_000]);
  });

  it('is given up after a day of failures, or when it says that it is gone', () => {
    const failing = afterAttempt(HOOK, FAILED, { head: 4, nowMs: 1_000, chance: 0 });
    const late = afterAttempt(failing, FAILED, { head: 4, nowMs: 1_000 + GIVE_UP_MS, chance: 0 });
    expect([late.givenUpMs, dueAt(late, 9)]).toEqual([1_000 + GIVE_UP_MS, undefined]);
    expect(afterAttempt(HOOK, { kind: 'gone' }, { head: 4, nowMs: 5, chance: 0 }).givenUpMs).toBe(5);
  });
});
