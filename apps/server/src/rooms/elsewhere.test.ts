import { encodePresenceFrame, parsePresenceFrame } from '@drawbridge/protocol';
import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import { createElsewhere } from './elsewhere.ts';

const NOTHING = new Uint8Array(0);

/** People elsewhere, and what this node is told of them, such as `+Ann`, `-Ann`, `~Ann`. */
function startElsewhere() {
  const clock = createManualClock();
  const told: string[] = [];
  const elsewhere = createElsewhere({
    clock,
    onJoined: ({ peerId }) => told.push(`+${peerId}`),
    onChanged: ({ peerId }) => told.push(`~${peerId}`),
    onLeft: (peerId) => told.push(`-${peerId}`),
  });
  let nth = 0;
  const person = (peerId: number, { session = `s${peerId}`, name = 'Ann' } = {}) => ({
    sessionId: session,
    peer: { peerId, name, color: '#112233' },
  });
  const report = (node: string, ...people: ReturnType<typeof person>[]) => {
    nth += 1;
    return elsewhere.hearPeople(node, { nth, people });
  };
  const ids = () => elsewhere.peers().map(({ peerId }) => peerId);
  return { clock, told, elsewhere, person, report, ids };
}

describe('People on other nodes', () => {
  it('come, change and go as their node says', () => {
    const { told, report, person, ids } = startElsewhere();
    report('n', person(1), person(2));
    report('n', person(1, { name: 'Anna' }), person(2));
    report('n', person(2));
    expect(told).toEqual(['+1', '+2', '~1', '-1']);
    expect(ids()).toEqual([2]);
  });

  it('vanish when nothing is heard of their node, and stay as long as something is', () => {
    const { clock, told, report, person, ids } = startElsewhere();
    report('dead', person(1));
    report('alive', person(2));
    clock.advance(10_000);
    report('alive', person(2));
    clock.advance(5_000);
    expect(told).toEqual(['+1', '+2', '-1']);
    expect(ids()).toEqual([2]);
  });

  it('are where their session was heard of last', () => {
    const { told, report, person, ids } = startElsewhere();
    report('one', person(1, { session: 's' }));
    expect([...report('two', person(2, { session: 's' }))]).toEqual(['s']);
    expect(told).toEqual(['+1', '-1', '+2']);
    expect(ids()).toEqual([2]);
  });

  it('are gone when their session is here', () => {
    const { elsewhere, report, person, ids } = startElsewhere();
    report('one', person(1, { session: 's' }), person(2));
    elsewhere.dismiss('s');
    expect(ids()).toEqual([2]);
  });

  it('are not changed by a report that was overtaken', () => {
    const { elsewhere, person, ids } = startElsewhere();
    elsewhere.hearPeople('n', { nth: 2, people: [person(1)] });
    elsewhere.hearPeople('n', { nth: 1, people: [] });
    expect(ids()).toEqual([1]);
  });

  it('are shown as they were last to whoever comes later', () => {
    const { elsewhere, report, person } = startElsewhere();
    report('n', person(1), person(2));
    const state = new Uint8Array([7]);
    const moved = encodePresenceFrame([{ peerId: 1, state, drafts: new Uint8Array([9]) }]);
    expect(elsewhere.hearPresence('n', moved)).toBe(true);
    report('n', person(1), person(2));
    expect(parsePresenceFrame(elsewhere.snapshot())).toEqual([{ peerId: 1, state, drafts: NOTHING }]);
  });

  it('do nothing of which their node did not say who they are', () => {
    const { elsewhere, report, person } = startElsewhere();
    report('n', person(1));
    const moved = encodePresenceFrame([{ peerId: 3, state: new Uint8Array([7]), drafts: NOTHING }]);
    expect(elsewhere.hearPresence('n', moved)).toBe(false);
    expect(elsewhere.hearPresence('n', new Uint8Array([200]))).toBe(false);
    expect(elsewhere.hearPresence('other', moved)).toBe(false);
  });
});
