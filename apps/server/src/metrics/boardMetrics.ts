import type { Joined } from '@drawbridge/protocol';
import { LATENCY_SECONDS } from './buckets.ts';
import type { Meter } from './meter.ts';

/** What is counted of boards and of what people do on them. */
export interface BoardMetrics {
  roomOpened(): void;
  roomClosed(): void;
  /** Somebody asked to join, and how that went. */
  joined(mode: Joined['mode'] | 'refused'): void;
  /** A pushed update was acknowledged so long after it came. */
  acknowledged(seconds: number): void;
  /** Updates are durable and told to the others. */
  stored(updates: number, bytes: number): void;
  /** An update would have damaged a board and was refused. */
  damaging(): void;
  /** A fault in the server's own code was caught. */
  failed(): void;
}

export function createBoardMetrics(meter: Meter): BoardMetrics {
  const updates = meter.count('drawbridge_stored_updates_total', 'Updates committed to storage.');
  const bytes = meter.count('drawbridge_stored_bytes_total', 'Bytes of committed updates.');
  const damaging = meter.count(
    'drawbridge_damaging_total',
    'Updates that would have damaged a board and were refused.',
  );
  const faults = meter.count('drawbridge_faults_total', 'Faults in the server that were caught.');
  let rooms = 0;
  meter.gauge('drawbridge_rooms', 'Boards open on this server.', () => rooms);
  return {
    roomOpened() {
      rooms += 1;
    },
    roomClosed() {
      rooms -= 1;
    },
    joined: meter.countBy(
      'drawbridge_joins_total',
      'Requests to join a board, by how they went; why they were refused is in drawbridge_refused_total.',
      { mode: ['tail', 'snapshot', 'reset', 'refused'] },
    ),
    acknowledged: meter.histogram(
      'drawbridge_ack_seconds',
      'From a change of somebody to its acknowledgement, which says that it is on disk.',
      LATENCY_SECONDS,
    ),
    stored(count, size) {
      updates(count);
      bytes(size);
    },
    damaging: () => damaging(),
    failed: () => faults(),
  };
}
