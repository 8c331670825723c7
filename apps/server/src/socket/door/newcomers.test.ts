import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import type { Wire } from '../wire/wire.ts';
import { createNewcomers } from './newcomers.ts';

function start() {
  const clock = createManualClock();
  const late: Wire[] = [];
  const newcomers = createNewcomers({ clock, joinDeadlineMs: 10_000, onLate: (wire) => late.push(wire) });
  return { clock, late, newcomers };
}

/** Only who it is matters here. */
const someWire = (id: string) => ({ id }) as Wire;

describe('A newcomer', () => {
  it('that does not say hello is late after five seconds', () => {
    const { clock, late, newcomers } = start();
    newcomers.add(someWire('mute'));
    clock.advance(5_000);
    expect(late).toEqual([]);
    clock.advance(1_100);
    expect(late).toEqual([{ id: 'mute' }]);
    expect(newcomers.size).toBe(0);
  });

  it('that says hello and joins nothing is late after the deadline', () => {
    const { clock, late, newcomers } = start();
    const wire = someWire('idle');
    newcomers.add(wire);
    newcomers.greet(wire, () => false);
    clock.advance(10_000);
    expect([late, newcomers.size]).toEqual([[], 1]);
    clock.advance(1_100);
    expect([late, newcomers.size]).toEqual([[wire], 0]);
  });

  it('that joins is none any more', () => {
    const { clock, late, newcomers } = start();
    const wire = someWire('ann');
    newcomers.add(wire);
    newcomers.greet(wire, () => true);
    clock.advance(1_100);
    expect(newcomers.size).toBe(0);
    clock.advance(60_000);
    expect(late).toEqual([]);
  });

  it('that left is not late', () => {
    const { clock, late, newcomers } = start();
    const wire = someWire('gone');
    newcomers.add(wire);
    newcomers.remove(wire);
    newcomers.greet(wire, () => false);
    clock.advance(60_000);
    expect(late).toEqual([]);
  });

  it('that comes later has the same time', () => {
    const { clock, late, newcomers } = start();
    newcomers.add(someWire('one'));
    clock.advance(4_000);
    newcomers.add(someWire('two'));
    clock.advance(4_000);
    expect(late).toEqual([{ id: 'one' }]);
    clock.advance(4_000);
    expect(late).toEqual([{ id: 'one' }, { id: 'two' }]);
  });
});
