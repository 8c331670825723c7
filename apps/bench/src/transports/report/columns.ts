import type { Column } from '../../sync/cell.ts';
import type { Figures } from '../measure/measureTransport.ts';

/** A figure of each transport. */
export interface FigureColumn extends Column {
  /** NaN where there is nothing to be told. */
  of(figures: Figures): number | undefined;
}

/** Bytes and requests are those of one client and one minute. */
export const COLUMNS: readonly FigureColumn[] = [
  { key: 'latencyP50', title: 'p50', unit: 'ms', of: ({ latency }) => latency.p50Ms },
  { key: 'latencyP95', title: 'p95', unit: 'ms', of: ({ latency }) => latency.p95Ms },
  { key: 'latencyP99', title: 'p99', unit: 'ms', of: ({ latency }) => latency.p99Ms },
  { key: 'missed', title: 'missed', unit: 'each', of: ({ missed }) => missed },
  { key: 'idleIn', title: 'idle in', unit: 'KB', of: ({ idle }) => idle.bytesIn },
  { key: 'idleOut', title: 'out', unit: 'KB', of: ({ idle }) => idle.bytesOut },
  { key: 'idleRequests', title: 'requests', unit: 'each', of: ({ idle }) => idle.requests },
  { key: 'busyIn', title: 'busy in', unit: 'KB', of: ({ busy }) => busy.bytesIn },
  { key: 'busyOut', title: 'out', unit: 'KB', of: ({ busy }) => busy.bytesOut },
  { key: 'busyRequests', title: 'requests', unit: 'each', of: ({ busy }) => busy.requests },
  { key: 'idleCores', title: 'CPU idle', unit: 'percent', of: ({ idle }) => idle.cpu },
  { key: 'busyCores', title: 'busy', unit: 'percent', of: ({ busy }) => busy.cpu },
  { key: 'loadCores', title: 'load CPU', unit: 'percent', of: ({ busy }) => busy.loadCpu },
  { key: 'rssEach', title: 'RSS each', unit: 'KB', of: ({ memory }) => memory?.rss },
  { key: 'heapEach', title: 'heap each', unit: 'KB', of: ({ memory }) => memory?.heap },
];
