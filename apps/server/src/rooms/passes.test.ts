import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import type { Pass } from '../access/pass.ts';
import type { Member } from './member.ts';
import { createPasses } from './passes.ts';

const EVER: Pass = { role: 'edit', endsMs: Number.POSITIVE_INFINITY };

/** A room of one, whose pass is renewed as the test says. */
function start(pass: Pass) {
  const clock = createManualClock();
  const sent: unknown[] = [];
  const gone: Member[] = [];
  let renew = (now: Pass): Pass | undefined => (now.endsMs > clock.now() ? now : undefined);
  // Only what passes look at.
  const member = { pass, connection: { send: (...what: unknown[]) => sent.push(what) } } as unknown as Member;
  const passes = createPasses({
    clock,
    nowMs: clock.now,
    members: () => (gone.length === 0 ? [member] : []),
    renew: (now) => renew(now),
    sendAway: (unwanted) => gone.push(unwanted),
  });
  return { clock, sent, gone, member, passes, setRenew: (next: typeof renew) => (renew = next) };
}

describe('A pass', () => {
  it('that has run out sends its member away, at that moment', () => {
    const { clock, gone, passes, member } = start({ role: 'edit', endsMs: 5_000 });
    passes.review();
    clock.advance(4_999);
    expect(gone).toEqual([]);
    clock.advance(1);
    expect(gone).toEqual([member]);
  });

  it('that is replaced in time does not', () => {
    const { clock, gone, passes, member } = start({ role: 'edit', endsMs: 5_000 });
    passes.review();
    clock.advance(4_000);
    passes.replace(member, { role: 'edit', endsMs: 9_000 });
    clock.advance(4_999);
    expect(gone).toEqual([]);
    clock.advance(1);
    expect(gone).toEqual([member]);
  });

  it('of another role is told to its member, once', () => {
    const { sent, passes, member, setRenew } = start(EVER);
    passes.review();
    setRenew((now) => ({ ...now, role: 'view' }));
    passes.review();
    passes.review();
    expect(sent).toEqual([['role:changed', { role: 'view' }]]);
    expect(member.pass.role).toBe('view');
  });

  it('that is taken back sends its member away at once', () => {
    const { gone, passes, member, setRenew } = start(EVER);
    setRenew(() => undefined);
    passes.review();
    expect(gone).toEqual([member]);
  });

  it('that ends in a year is looked at all the same', () => {
    const YEAR_MS = 365 * 86_400_000;
    const { clock, gone, passes } = start({ role: 'view', endsMs: YEAR_MS });
    passes.review();
    clock.advance(YEAR_MS - 1);
    expect(gone).toEqual([]);
    clock.advance(1);
    expect(gone).toHaveLength(1);
    passes.stop();
  });
});
