import { describe, expect, it } from 'vitest';
import type { Held } from '../measure/holdConnections.ts';
import type { Figures, Traffic } from '../measure/measureTransport.ts';
import type { TransportName } from '../transports.ts';
import { checkClaims, type Measured } from './claims.ts';
import type { Outcome } from './outcome.ts';

const KB = 1024;

const latencyOf = (p50Ms: number, p99Ms: number) => ({ count: 9, p50Ms, p95Ms: p99Ms, p99Ms, maxMs: p99Ms });

/** A client that got and sent so many bytes in a minute, and heard of one change in one request a second. */
const traffic = (bytesIn: number, bytesOut: number): Traffic => ({
  ...{ bytesIn, bytesOut, requests: 60, entries: 60 },
  ...{ cpu: 0, loadCpu: 0 },
});

const figures = (parts: Partial<Figures>): Figures => ({
  latency: latencyOf(1, 2),
  missed: 0,
  idle: traffic(0, 0),
  busy: traffic(0, 0),
  ...parts,
});

const measured = (name: TransportName, parts: Partial<Figures>): Outcome => ({
  ...{ name, proxy: 'none', kind: 'measured' },
  figures: figures(parts),
});

const held: Held = { wanted: 10_000, open: 10_000, rssBytes: 300 * KB * KB, cpu: 0.1, ackP99Ms: 9 };

function verdictOn(words: string, given: Partial<Measured>): string | undefined {
  return checkClaims({ outcomes: [], ...given }).find(({ claim }) => claim.includes(words))?.verdict;
}

it('Of what was left out nothing is claimed', () => {
  expect(new Set(checkClaims({ outcomes: [] }).map(({ verdict }) => verdict))).toEqual(
    new Set(['not measured']),
  );
});

it('What was measured behind a proxy, or could not be, decides nothing', () => {
  const outcomes: Outcome[] = [
    { ...measured('poll-1', {}), proxy: 'nginx' },
    { name: 'webrtc', proxy: 'none', kind: 'absent', why: 'npm said no' },
  ];
  expect(verdictOn('latency of polling', { outcomes })).toBe('not measured');
  expect(verdictOn('10 to 50 KB', { outcomes })).toBe('not measured');
});

describe('That the latency of polling equals its interval', () => {
  it.each([
    [1_000, 1_050, 'true'],
    [500, 1_000, 'partly'],
    [5, 9, 'false'],
  ])('with half of all within %d ms and most within %d ms of 1 s is %s', (p50Ms, p99Ms, verdict) => {
    const outcomes = [measured('poll-1', { latency: latencyOf(p50Ms, p99Ms) })];
    expect(verdictOn('latency of polling', { outcomes })).toBe(verdict);
  });
});

describe('That WebSocket saves 50 to 80 %', () => {
  it.each([
    [300, 400, 'true'],
    [10, 400, 'partly'],
    [10, 20, 'false'],
  ])('of 1000 bytes, with %d idle and %d busy, is %s', (idle, busy, verdict) => {
    const outcomes = [
      measured('poll-1', { idle: traffic(500, 500), busy: traffic(500, 500) }),
      measured('socketio-websocket', { idle: traffic(idle, 0), busy: traffic(busy, 0) }),
    ];
    expect(verdictOn('saves', { outcomes })).toBe(verdict);
  });
});

it('Of polling in which nobody asked in vain, what that costs is not known', () => {
  const outcomes = [
    measured('poll-10', { idle: { ...traffic(0, 0), requests: 0 } }),
    measured('socketio-websocket', {}),
  ];
  expect(verdictOn('saves', { outcomes })).toBe('not measured');
  expect(verdictOn('Each poll', { outcomes })).toBe('not measured');
});

describe('That a connection takes 10 to 50 KB', () => {
  it.each([
    [20, 40, 'true'],
    [5, 40, 'partly'],
    [5, 200, 'false'],
  ])('with %d and %d KB is %s', (one, other, verdict) => {
    const outcomes = [
      measured('websocket', { memory: { rss: one * KB, heap: 0 } }),
      measured('grpc', { memory: { rss: other * KB, heap: 0 } }),
    ];
    expect(verdictOn('10 to 50 KB', { outcomes })).toBe(verdict);
  });
});

it('A node holds 10,000 connections when it was tried with so many and none was lost', () => {
  expect(verdictOn('10,000', { held })).toBe('true');
  expect(verdictOn('10,000', { held: { ...held, wanted: 1_000, open: 1_000 } })).toBe('partly');
  expect(verdictOn('10,000', { held: { ...held, open: 9_000 } })).toBe('false');
});

it('A message is short when what somebody points at and what somebody draws is', () => {
  const withChanges = (bytes: number): readonly Outcome[] => [
    measured('socketio-websocket', { idle: traffic(6, 0), busy: traffic(6 + bytes * 60, 0) }),
  ];
  expect(verdictOn('20 bytes', { outcomes: withChanges(19), cursorBytes: 19 })).toBe('true');
  expect(verdictOn('20 bytes', { outcomes: withChanges(120), cursorBytes: 19 })).toBe('partly');
  expect(verdictOn('20 bytes', { outcomes: withChanges(120), cursorBytes: 25 })).toBe('false');
});

it('A poll carries hundreds of bytes when what is asked and answered in vain has so many', () => {
  const withPolls = (bytes: number): readonly Outcome[] => [
    measured('poll-1', { idle: traffic(bytes * 30, bytes * 30) }),
  ];
  expect(verdictOn('Each poll', { outcomes: withPolls(900) })).toBe('true');
  expect(verdictOn('Each poll', { outcomes: withPolls(60) })).toBe('false');
});
