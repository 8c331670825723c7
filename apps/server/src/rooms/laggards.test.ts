import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import { createLaggards } from './laggards.ts';
import type { Backlog, Member } from './member.ts';

const MB = 1024 * 1024;
const NONE: Backlog = { bytes: 0, packets: 0 };

/** One client, whose backlog the test sets, and what the room was asked to do about it. */
function createOne() {
  const clock = createManualClock();
  const done: string[] = [];
  let backlog = NONE;
  const connection = {
    get backlog() {
      return backlog;
    },
  };
  // Only these two are looked at.
  const member = { connection } as unknown as Member;
  const laggards = createLaggards({
    clock,
    members: () => [member],
    suspend(slow) {
      slow.lag = { since: 7, sinceMs: clock.now() };
      done.push('suspend');
    },
    resume(slow) {
      delete slow.lag;
      done.push('resume');
    },
    cutOff: () => done.push('cut off'),
  });
  const send = (next: Backlog): void => {
    backlog = next;
    laggards.look();
  };
  return { clock, done, laggards, send, take: (next: Backlog) => (backlog = next) };
}

describe('A client that does not take what it is sent', () => {
  it.each([
    ['a megabyte', { bytes: MB + 1, packets: 1 }],
    ['128 packets', { bytes: 500, packets: 129 }],
  ])('is not sent more once there is more than %s on its way', (_what, backlog) => {
    const { clock, done, send } = createOne();
    send(backlog);
    clock.advance(250);
    expect(done).toEqual(['suspend']);
  });

  it('is caught up when it has taken everything, not before', () => {
    const { clock, done, send, take } = createOne();
    send({ bytes: 2 * MB, packets: 2 });
    clock.advance(250);
    take({ bytes: 10, packets: 1 });
    clock.advance(1_000);
    expect(done).toEqual(['suspend']);
    take(NONE);
    clock.advance(250);
    expect(done).toEqual(['suspend', 'resume']);
  });

  it('is cut off after fifteen seconds', () => {
    const { clock, done, send } = createOne();
    send({ bytes: 2 * MB, packets: 2 });
    clock.advance(15_000);
    expect(done).toEqual(['suspend']);
    clock.advance(500);
    expect(done).toContain('cut off');
  });
});

describe('A client that takes everything', () => {
  it('costs no look at all when nothing is sent', () => {
    const { clock, done, send } = createOne();
    send(NONE);
    clock.advance(60_000);
    expect(done).toEqual([]);
  });
});
