import { expect, it } from 'vitest';
import type { Figures } from '../measure/measureTransport.ts';
import type { Outcome } from './outcome.ts';
import { notesOf, transportTable } from './transportTable.ts';
import { toCells } from './writeResult.ts';

const traffic = { bytesIn: 2_048, bytesOut: 1_024, requests: 60, entries: 60, cpu: 0.5, loadCpu: 0.25 };
const figures: Figures = {
  latency: { count: 1, p50Ms: 1.25, p95Ms: 2, p99Ms: 300, maxMs: 300 },
  missed: 0,
  idle: traffic,
  busy: traffic,
};
const outcomes: readonly Outcome[] = [
  { name: 'sse', proxy: 'none', kind: 'measured', figures },
  { name: 'grpc', proxy: 'nginx', kind: 'absent', why: 'it has a port of its own' },
];

it('A table has a line for each transport, with what it was not measured for left blank', () => {
  const [heading, sse, grpc] = transportTable(outcomes);
  expect(heading?.slice(0, 6)).toEqual(['', 'p50, ms', 'p95, ms', 'p99, ms', 'missed', 'idle in, KB']);
  expect(sse?.slice(0, 6)).toEqual(['Server-Sent Events', '1.25', '2', '300', '0', '2']);
  expect(sse?.slice(-2)).toEqual(['–', '–']);
  expect(new Set(grpc?.slice(1))).toEqual(new Set(['–']));
});

it('Why something was not measured is said below', () => {
  expect(notesOf(outcomes)).toEqual(['gRPC stream: not measured, it has a port of its own']);
});

it('What is kept has a table for each proxy, with values by the keys of its columns', () => {
  const [direct, behind] = toCells(outcomes);
  expect(direct).toMatchObject({ name: 'none', title: 'Directly' });
  expect(direct?.rows[0]?.values).toMatchObject({ latencyP99: { median: 300, least: 300, most: 300 } });
  expect(Object.keys(direct?.rows[0]?.values ?? {})).not.toContain('rssEach');
  expect(behind?.rows).toEqual([
    { system: 'grpc', title: 'gRPC stream', values: {}, failure: 'it has a port of its own' },
  ]);
});
