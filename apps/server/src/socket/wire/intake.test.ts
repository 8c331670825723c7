import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import { Intake } from './intake.ts';

function start() {
  const clock = createManualClock();
  const delivered: unknown[] = [];
  const reading: boolean[] = [];
  let floods = 0;
  const outlet = {
    deliver: (message: unknown) => delivered.push(message),
    setReading: (isReading: boolean) => reading.push(isReading),
    flooded: () => {
      floods += 1;
    },
  };
  const limits = {
    packets: { perSecond: 10, burst: 20 },
    bytes: { perSecond: 1_000, burst: 4_000 },
    floodMs: 20_000,
  };
  const intake = new Intake(outlet, { limits, clock, onDelay: () => {} });
  return { clock, delivered, reading, intake, floods: () => floods };
}

describe('An intake', () => {
  it('hands on at once what is within the limits', () => {
    const { intake, delivered } = start();
    for (let index = 0; index < 20; index += 1) intake.take(`m${index}`);
    expect(delivered).toHaveLength(20);
    expect(intake.whenReady()).toBeUndefined();
  });

  it('hands on the rest at the pace of the limit, in order, and loses nothing', () => {
    const { intake, delivered, clock } = start();
    const all = Array.from({ length: 60 }, (_, index) => `m${index}`);
    for (const message of all) intake.take(message);
    expect(delivered).toHaveLength(20);
    clock.advance(1_000);
    expect(delivered).toHaveLength(30);
    intake.take('last');
    clock.advance(10_000);
    expect(delivered).toEqual([...all, 'last']);
  });

  it('stops the reading while too many bytes came, and cuts nobody for it', () => {
    const { intake, delivered, reading, clock, floods } = start();
    for (let index = 0; index < 6; index += 1) intake.take(new Uint8Array(1_000));
    expect(delivered).toHaveLength(4);
    expect(reading).toEqual([false]);
    clock.advance(2_000);
    expect(delivered).toHaveLength(6);
    expect(reading).toEqual([false, true]);
    expect(floods()).toBe(0);
  });

  it('says when nothing waits any more', async () => {
    const { intake, clock } = start();
    for (let index = 0; index < 25; index += 1) intake.take('m');
    let isReady = false;
    const ready = intake.whenReady()?.then(() => {
      isReady = true;
    });
    clock.advance(400);
    await Promise.resolve();
    expect(isReady).toBe(false);
    clock.advance(200);
    await ready;
    expect(isReady).toBe(true);
  });

  it('calls it a flood once, and then hands on nothing', () => {
    const { intake, delivered, floods, clock } = start();
    for (let index = 0; index < 1_000; index += 1) intake.take('m');
    expect(floods()).toBe(1);
    clock.advance(60_000);
    expect(delivered).toHaveLength(20);
  });

  it('counts packets without a message, and messages that are worth more than one', () => {
    const { intake, delivered, floods } = start();
    for (let index = 0; index < 20; index += 1) intake.charge(1);
    intake.take('late');
    expect(delivered).toEqual([]);
    intake.charge(200);
    expect(floods()).toBe(1);
  });

  it('takes a client that was held up for half a minute for honest', () => {
    const { intake, floods } = start();
    for (let index = 0; index < 5 * 30; index += 1) intake.take('m');
    expect(floods()).toBe(0);
  });

  it('lets go of who waits when it is closed', async () => {
    const { intake, delivered, clock } = start();
    for (let index = 0; index < 25; index += 1) intake.take('m');
    const ready = intake.whenReady();
    intake.close();
    await ready;
    intake.take('m');
    clock.advance(10_000);
    expect(delivered).toHaveLength(20);
  });
});
