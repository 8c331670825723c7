import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const SEEDS = 300;

describe('A board on which everything breaks', () => {
  it('loses nothing that was acknowledged, and everybody ends up with what the log has', async () => {
    const total = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      for (const [fault, times] of await simulate(seed)) total.set(fault, (total.get(fault) ?? 0) + times);
    }
    // A fault that never strikes proves nothing.
    const faults = [
      'connection broken',
      'connection refused',
      'disk broken',
      'disk hung',
      'crash',
      'somebody left',
    ];
    for (const fault of [
      ...faults,
      'append given up and done',
      'append given up and done late',
      'read refused',
      'gate ended',
      'room restarted',
      'entry lost',
      'entry doubled',
      'board with little room',
    ]) {
      expect(total.get(fault), fault).toBeGreaterThan(SEEDS / 10);
    }
    expect(total.get('entry stored')).toBeGreaterThan(SEEDS * 10);
  }, 120_000);
});
