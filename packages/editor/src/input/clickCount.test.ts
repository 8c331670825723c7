import { describe, expect, it } from 'vitest';
import { createTestClock } from '../test/index.ts';
import { mouse } from '../test/pixelScreen.ts';
import { createClickCount } from './clickCount.ts';

function createClicks() {
  const clock = createTestClock();
  const clicks = createClickCount(clock);
  const press = (x: number, type: 'mouse' | 'touch' = 'mouse') => {
    clicks.press({ ...mouse(x, 0), pointerType: type });
    return clicks.count;
  };
  return { clock, clicks, press };
}

describe('presses at one place', () => {
  it('count up', () => {
    const { press } = createClicks();
    expect([press(10), press(12), press(10)]).toEqual([1, 2, 3]);
  });

  it('are as many as the system says, for people who press more slowly', () => {
    const { press, clicks, clock } = createClicks();
    press(10);
    clock.advance(800);
    press(10);
    clicks.raise(2);
    expect(clicks.count).toBe(2);
    clicks.raise(1);
    expect([clicks.count, press(10)]).toEqual([2, 3]);
  });

  it('begin anew after something else', () => {
    const { press, clicks } = createClicks();
    press(10);
    clicks.end();
    expect(press(10)).toBe(1);
  });

  it('begin anew after a pause', () => {
    const { press, clock } = createClicks();
    press(10);
    clock.advance(500);
    expect(press(10)).toBe(1);
  });

  it('count by when they happened, however late a busy page hears of it', () => {
    const clock = createTestClock();
    const clicks = createClickCount(clock);
    clicks.press({ ...mouse(10, 10), timeMs: 1000 });
    clock.advance(2000);
    clicks.press({ ...mouse(10, 10), timeMs: 1200 });
    expect(clicks.count).toBe(2);
    clicks.press({ ...mouse(10, 10), timeMs: 1900 });
    expect(clicks.count).toBe(1);
  });

  it('begin anew somewhere else, which for a finger is further away', () => {
    const { press } = createClicks();
    expect([press(10), press(20)]).toEqual([1, 1]);
    expect([press(10, 'touch'), press(20, 'touch')]).toEqual([1, 2]);
  });

  it('of another pointer are others', () => {
    const { press } = createClicks();
    expect([press(10), press(10, 'touch')]).toEqual([1, 1]);
  });
});
