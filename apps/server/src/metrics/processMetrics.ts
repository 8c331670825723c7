import { collectDefaultMetrics, Registry } from 'prom-client';
import type { EventLoopWatch } from '../eventLoop.ts';
import type { Meter } from './meter.ts';

export interface ProcessMetrics {
  /** Asks for the delay of the event loop whenever the metrics are read. */
  watchEventLoop(watch: EventLoopWatch): void;
}

export function createProcessMetrics(meter: Meter): ProcessMetrics {
  let watch: EventLoopWatch | undefined;
  const gauge = (name: string, help: string, key: keyof EventLoopWatch['delay']): void =>
    meter.gauge(
      `drawbridge_event_loop_delay_${name}_seconds`,
      `${help} that work waited for the event loop, within the last 10 to 20 seconds.`,
      () => (watch?.delay[key] ?? 0) / 1_000,
    );
  gauge('mean', 'Mean time', 'meanMs');
  gauge('p99', '99th percentile of the time', 'p99Ms');
  gauge('max', 'Longest time', 'maxMs');
  return {
    watchEventLoop(given) {
      watch = given;
    },
  };
}

/** Memory, processor time, open files, garbage collection: under the names that everybody's dashboards know. */
export function createDefaultMetrics(): () => Promise<string> {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return () => register.metrics();
}
