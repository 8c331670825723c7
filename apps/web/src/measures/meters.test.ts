import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../connection/connectionView.ts';
import { createConnectionMeter } from './connectionMeter.ts';
import { createDrawingMeter } from './drawingMeter.ts';

function startDrawing() {
  const listeners = new Map<string, (event: PointerEvent) => void>();
  let frame: ((nowMs: number) => void) | undefined;
  let isBoard = true;
  const meter = createDrawingMeter({
    // The meter listens to pointer events only.
    target: {
      addEventListener: (type: string, listener: unknown) =>
        void listeners.set(type, listener as (event: PointerEvent) => void),
    },
    nextFrame: (callback) => {
      frame = callback;
    },
    isBoard: () => isBoard,
  });
  const point = (type: string, timeStamp = 0): void =>
    listeners.get(type)?.({ isPrimary: true, timeStamp } as PointerEvent);
  return {
    meter,
    point,
    press(onBoard = true) {
      isBoard = onBoard;
      point('pointerdown');
    },
    show(nowMs: number): boolean {
      const show = frame;
      frame = undefined;
      show?.(nowMs);
      return show !== undefined;
    },
  };
}

describe('While somebody draws', () => {
  it('frames are counted, and how long a movement waits for one', () => {
    const { meter, point, press, show } = startDrawing();
    press();
    for (let frame = 0; frame <= 40; frame += 1) {
      if (frame > 0) point('pointermove', frame * 20 - 5);
      show(frame * 20);
    }
    point('pointerup');
    expect(meter.take()).toEqual({ framesPerSecond: 50, inputLatencyMs: 5 });
    expect(meter.take()).toEqual({});
  });

  it('the first of several movements before a frame is what somebody waits for', () => {
    const { meter, point, press, show } = startDrawing();
    press();
    point('pointermove', 3);
    point('pointermove', 9);
    show(10);
    expect(meter.take()).toEqual({ inputLatencyMs: 7 });
  });

  it('short strokes are put together until there is enough of them', () => {
    const { meter, point, press, show } = startDrawing();
    for (const beginMs of [0, 5_000, 10_000]) {
      press();
      for (let frame = 0; frame <= 10; frame += 1) show(beginMs + frame * 20);
      point('pointerup');
      show(beginMs + 220);
      const measured = meter.take();
      expect(measured).toEqual(beginMs === 10_000 ? { framesPerSecond: 50 } : {});
    }
  });

  it('nothing runs when nothing is drawn, nor when something else is pressed', () => {
    const { point, press, show } = startDrawing();
    expect(show(0)).toBe(false);
    press(false);
    expect(show(0)).toBe(false);
    press();
    point('pointercancel');
    expect([show(10), show(20)]).toEqual([true, false]);
  });
});

type View = Pick<ConnectionView, 'status' | 'unconfirmed'>;

function startConnection() {
  let nowMs = 0;
  let view: View = { status: { kind: 'connecting' }, unconfirmed: 0 } as View;
  const listeners: (() => void)[] = [];
  const source = {
    get current() {
      return view;
    },
    onChange(listener: () => void) {
      listeners.push(listener);
      return () => {};
    },
  };
  const meter = createConnectionMeter(source, () => nowMs);
  return {
    meter,
    become(kind: View['status']['kind'], unconfirmed: number, atMs: number) {
      nowMs = atMs;
      view = { status: { kind }, unconfirmed } as View;
      for (const listener of listeners) listener();
    },
  };
}

describe('Of the connection', () => {
  it('it is counted how often it came back, but not that it came', () => {
    const { meter, become } = startConnection();
    become('synced', 0, 1);
    expect(meter.take().reconnects).toBe(0);
    for (const kind of ['retrying', 'connecting', 'synced', 'synced', 'retrying', 'synced'] as const)
      become(kind, 0, 2);
    expect(meter.take().reconnects).toBe(2);
    expect(meter.take().reconnects).toBe(0);
  });

  it('the longest time without everything saved is told, also while it goes on', () => {
    const { meter, become } = startConnection();
    become('synced', 1, 100);
    become('synced', 2, 150);
    become('synced', 0, 200);
    become('synced', 1, 300);
    become('synced', 0, 330);
    expect(meter.take().outboxAgeMs).toBe(100);
    become('retrying', 1, 400);
    become('retrying', 5, 1_400);
    expect(meter.take().outboxAgeMs).toBe(1_000);
    become('synced', 0, 2_400);
    expect(meter.take().outboxAgeMs).toBe(2_000);
    expect(meter.take().outboxAgeMs).toBe(0);
  });
});
