import { kilobytes, megabytes, ms, percent } from '../../report/units.ts';
import type { Held } from '../measure/holdConnections.ts';
import type { Figures, Traffic } from '../measure/measureTransport.ts';
import { TRANSPORTS, type TransportName } from '../transports.ts';
import type { Outcome } from './outcome.ts';

export type Verdict = 'true' | 'partly' | 'false' | 'not measured';

/** What is commonly said, and what came out here. */
export interface Claim {
  readonly claim: string;
  readonly measured: string;
  readonly verdict: Verdict;
}

/** What was measured; what is missing was left out. */
export interface Measured {
  readonly outcomes: readonly Outcome[];
  readonly held?: Held | undefined;
  /** Of a message that says where somebody points. */
  readonly cursorBytes?: number | undefined;
}

const KB = 1024;

/** Transports that keep a connection for each client. */
const CONNECTED: readonly TransportName[] = [
  'sse',
  'socketio-polling',
  'socketio-websocket',
  'connect',
  'grpc',
  'websocket',
  'webrtc',
];

/** The claims that are commonly made about these transports, checked where nothing stands before the server. */
export function checkClaims({ outcomes, held, cursorBytes }: Measured): readonly Claim[] {
  const direct: FiguresOf = (name) => {
    const found = outcomes.find((one) => one.name === name && one.proxy === 'none');
    return found?.kind === 'measured' ? found.figures : undefined;
  };
  return [
    pollingLatency(direct),
    bandwidthSaved(direct),
    memoryPerConnection(direct),
    connectionsPerNode(held),
    messageSize(direct, cursorBytes),
    headersPerPoll(direct),
  ];
}

type FiguresOf = (name: TransportName) => Figures | undefined;

function pollingLatency(direct: FiguresOf): Claim {
  const claim = 'The latency of polling equals its interval';
  const shares = polls(direct).map(({ seconds, figures }) => ({
    seconds,
    p50: figures.latency.p50Ms / seconds / 1_000,
    p99: figures.latency.p99Ms / seconds / 1_000,
  }));
  const measured = shares.map(
    ({ seconds, p50, p99 }) => `${seconds} s: p50 ${p50.toFixed(2)} ×, p99 ${p99.toFixed(2)} × the interval`,
  );
  const isEqual = (share: number): boolean => share >= 0.9 && share <= 1.2;
  return toClaim(
    claim,
    measured,
    shares.flatMap(({ p50, p99 }) => [isEqual(p50), isEqual(p99)]),
  );
}

function bandwidthSaved(direct: FiguresOf): Claim {
  const claim = 'WebSocket instead of short polling saves 50 to 80 % of the bandwidth';
  const after = direct('socketio-websocket');
  if (!after) return unmeasured(claim);
  const savings = asking(direct).map(({ seconds, figures }) => ({
    seconds,
    idle: 1 - bytesOf(after.idle) / bytesOf(figures.idle),
    busy: 1 - bytesOf(after.busy) / bytesOf(figures.busy),
  }));
  const measured = savings.map(
    ({ seconds, idle, busy }) => `${seconds} s: ${percent(idle)} idle, ${percent(busy)} busy`,
  );
  return toClaim(
    claim,
    measured,
    savings.flatMap(({ idle, busy }) => [idle, busy]).map((share) => share >= 0.5 && share <= 0.8),
  );
}

function memoryPerConnection(direct: FiguresOf): Claim {
  const claim = 'A connection takes 10 to 50 KB of the server’s memory';
  const each = CONNECTED.flatMap((name) => {
    const memory = direct(name)?.memory;
    return memory ? [{ name, rss: memory.rss }] : [];
  });
  const measured = each.map(({ name, rss }) => `${TRANSPORTS[name].title}: ${kilobytes(rss)}`);
  return toClaim(
    claim,
    measured,
    each.map(({ rss }) => rss >= 10 * KB && rss <= 50 * KB),
  );
}

function connectionsPerNode(held: Held | undefined): Claim {
  const claim = 'A node holds 10,000 connections';
  if (!held) return unmeasured(claim);
  const { wanted, open, rssBytes, cpu, ackP99Ms } = held;
  const measured = [
    `${open} of ${wanted} were held`,
    `${megabytes(rssBytes)} RSS, ${percent(cpu)} of a core`,
    `who draws meanwhile has it stored within ${ms(ackP99Ms)} (p99)`,
  ];
  return toClaim(claim, measured, [open === wanted, open >= 10_000]);
}

function messageSize(direct: FiguresOf, cursorBytes: number | undefined): Claim {
  const claim = 'A message by WebSocket has less than 20 bytes';
  const socket = direct('socketio-websocket');
  if (!socket || cursorBytes === undefined) return unmeasured(claim);
  const changeBytes = (socket.busy.bytesIn - socket.idle.bytesIn) / socket.busy.entries;
  const measured = [
    `where somebody points: ${cursorBytes.toFixed(1)} B`,
    `a short stroke: ${changeBytes.toFixed(0)} B`,
  ];
  return toClaim(claim, measured, [cursorBytes < 20, changeBytes < 20]);
}

function headersPerPoll(direct: FiguresOf): Claim {
  const claim = 'Each poll carries hundreds of bytes of headers';
  // In an idle minute they are all that there is.
  const each = asking(direct).map(({ seconds, figures: { idle } }) => ({
    seconds,
    asked: idle.bytesOut / idle.requests,
    answered: idle.bytesIn / idle.requests,
  }));
  const measured = each.map(
    ({ seconds, asked, answered }) =>
      `${seconds} s: ${asked.toFixed(0)} B asked, ${answered.toFixed(0)} B answered`,
  );
  return toClaim(
    claim,
    measured,
    each.map(({ asked, answered }) => asked + answered >= 200 && asked + answered < 2_000),
  );
}

interface Poll {
  readonly seconds: number;
  readonly figures: Figures;
}

/** Those of whom somebody asked while nothing happened: in a short window, who asks seldom may not have. */
function asking(direct: FiguresOf): readonly Poll[] {
  return polls(direct).filter(({ figures }) => figures.idle.requests > 0);
}

function polls(direct: FiguresOf): readonly Poll[] {
  return Object.entries(TRANSPORTS).flatMap(([name, { intervalSeconds }]) => {
    // Entries of a record have its keys.
    const figures = direct(name as TransportName);
    return figures && intervalSeconds !== undefined ? [{ seconds: intervalSeconds, figures }] : [];
  });
}

/** Both ways. */
function bytesOf({ bytesIn, bytesOut }: Traffic): number {
  return bytesIn + bytesOut;
}

/** True where all of it is so, false where nothing is. */
function toClaim(claim: string, measured: readonly string[], parts: readonly boolean[]): Claim {
  if (parts.length === 0) return unmeasured(claim);
  const isPartly = parts.some((isSo) => isSo);
  const verdict = parts.every((isSo) => isSo) ? 'true' : isPartly ? 'partly' : 'false';
  return { claim, measured: measured.join('; '), verdict };
}

function unmeasured(claim: string): Claim {
  return { claim, measured: 'the transports that it is about were left out', verdict: 'not measured' };
}
