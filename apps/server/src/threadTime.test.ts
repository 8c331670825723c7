import { expect, test } from 'vitest';
import { createWorkMeter, threadTimeMs } from './threadTime.ts';

const FRESH_MS = 10;
/** The system counts in steps. */
const STEP_MS = 10;

function work(ms: number): void {
  const untilMs = threadTimeMs() + ms;
  while (threadTimeMs() < untilMs);
}

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('work is counted', () => {
  const meter = createWorkMeter();
  const begunMs = meter.begin();
  work(100);
  const tookMs = meter.end(begunMs);
  expect(tookMs).toBeGreaterThanOrEqual(100 - STEP_MS);
  expect(tookMs).toBeLessThanOrEqual(100 + FRESH_MS + 2 * STEP_MS);
});

test('standing still is not, whatever was done before', () => {
  const meter = createWorkMeter();
  meter.end(meter.begin());
  work(100);
  const begunMs = meter.begin();
  standStill(200);
  expect(meter.end(begunMs)).toBeLessThanOrEqual(FRESH_MS + 2 * STEP_MS);
});

test('what is brief goes by the clock', () => {
  const meter = createWorkMeter();
  const tookMs = meter.end(meter.begin());
  expect(tookMs).toBeGreaterThan(0);
  expect(tookMs).toBeLessThan(FRESH_MS + 2 * STEP_MS);
});
