import type { Meter } from './meter.ts';

/** What is counted of the other servers on the same database. */
export interface NodeMetrics {
  /** Entries that other nodes stored: told by them in order, or read because what they told was late or lost. */
  followed(how: 'heard' | 'read', entries: number): void;
  /** Another node stored something first: what was to be appended came after it. */
  overtaken(): void;
  /** Whether nodes hear each other by Redis. */
  watchRedis(isUp: () => boolean): void;
}

export function createNodeMetrics(meter: Meter): NodeMetrics {
  const heard = meter.count(
    'drawbridge_nodes_heard_entries_total',
    'Entries that other nodes told of, in order.',
  );
  const read = meter.count(
    'drawbridge_nodes_read_entries_total',
    'Entries of other nodes that had to be read, because what was told of them was late, lost or large.',
  );
  const overtaken = meter.count(
    'drawbridge_nodes_overtaken_total',
    'Appends that were tried again because another node was faster.',
  );
  return {
    followed(how, entries) {
      (how === 'heard' ? heard : read)(entries);
    },
    overtaken: () => overtaken(),
    watchRedis(isUp) {
      meter.gauge(
        'drawbridge_redis_up',
        'Whether nodes hear each other by Redis; 0 where there is none.',
        () => (isUp() ? 1 : 0),
      );
    },
  };
}
