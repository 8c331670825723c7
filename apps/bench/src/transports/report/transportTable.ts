import type { Rows } from '../../bench.ts';
import { kilobytes, ms, percent } from '../../report/units.ts';
import type { Traffic } from '../measure/measureTransport.ts';
import { TRANSPORTS } from '../transports.ts';
import type { Outcome } from './outcome.ts';

const HEADING = [
  '',
  'p50',
  'p95',
  'p99',
  'missed',
  'idle/min',
  'busy/min',
  'requests/min',
  'busy',
  'CPU idle',
  'CPU busy',
  'RSS each',
];

/** Of what was measured through one proxy, a line each. */
export function transportTable(outcomes: readonly Outcome[]): Rows {
  return [HEADING, ...outcomes.map(lineOf)];
}

function lineOf(outcome: Outcome): readonly (string | number)[] {
  const { title } = TRANSPORTS[outcome.name];
  if (outcome.kind === 'absent') return [`${title}: ${outcome.why}`];
  const { latency, missed, idle, busy, memory } = outcome.figures;
  return [
    title,
    ms(latency.p50Ms),
    ms(latency.p95Ms),
    ms(latency.p99Ms),
    missed,
    kilobytes(bytesOf(idle)),
    kilobytes(bytesOf(busy)),
    idle.requests.toFixed(1),
    busy.requests.toFixed(1),
    percent(idle.cpu),
    percent(busy.cpu),
    memory ? kilobytes(memory.rss) : '–',
  ];
}

/** Both ways. */
export function bytesOf({ bytesIn, bytesOut }: Traffic): number {
  return bytesIn + bytesOut;
}
