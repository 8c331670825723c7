import type { Column } from '../../report/cells/column.ts';
import type { Figures } from '../measure/measureTransport.ts';

/** A figure of each transport. */
export interface FigureColumn extends Column {
  /** NaN where there is nothing to be told. */
  of(figures: Figures): number | undefined;
}

const less = { better: 'less' } as const;

/** Bytes and requests are those of one client and one minute. */
export const COLUMNS: readonly FigureColumn[] = [
  { key: 'latencyP50', title: 'p50', unit: 'ms', ...less, isDrawn: true, of: ({ latency }) => latency.p50Ms },
  { key: 'latencyP95', title: 'p95', unit: 'ms', ...less, of: ({ latency }) => latency.p95Ms },
  { key: 'latencyP99', title: 'p99', unit: 'ms', ...less, of: ({ latency }) => latency.p99Ms },
  { key: 'missed', title: 'missed', unit: 'each', ...less, of: ({ missed }) => missed },
  { key: 'idleIn', title: 'idle in', unit: 'KB', ...less, of: ({ idle }) => idle.bytesIn },
  { key: 'idleOut', title: 'idle out', unit: 'KB', ...less, of: ({ idle }) => idle.bytesOut },
  { key: 'idleAsked', title: 'idle asked', unit: 'each', ...less, of: ({ idle }) => idle.requests },
  { key: 'busyIn', title: 'busy in', unit: 'KB', ...less, isDrawn: true, of: ({ busy }) => busy.bytesIn },
  { key: 'busyOut', title: 'busy out', unit: 'KB', ...less, isDrawn: true, of: ({ busy }) => busy.bytesOut },
  { key: 'busyAsked', title: 'busy asked', unit: 'each', ...less, of: ({ busy }) => busy.requests },
  { key: 'idleCores', title: 'idle CPU', unit: 'percent', ...less, of: ({ idle }) => idle.cpu },
  { key: 'busyCores', title: 'busy CPU', unit: 'percent', ...less, of: ({ busy }) => busy.cpu },
  { key: 'loadCores', title: 'load CPU', unit: 'percent', of: ({ busy }) => busy.loadCpu },
  { key: 'rssEach', title: 'RSS each', unit: 'KB', ...less, isDrawn: true, of: ({ memory }) => memory?.rss },
  { key: 'heapEach', title: 'heap each', unit: 'KB', ...less, of: ({ memory }) => memory?.heap },
];
