import { subscribe } from 'node:diagnostics_channel';
import { answerParent } from '../process/answerParent.ts';
import { nowMs } from '../process/nowMs.ts';
import { createDialer, type Dialer } from '../transports/line/createDialer.ts';
import type { Ears, Place, Reader } from '../transports/transport.ts';
import { TRANSPORTS, type TransportName } from '../transports/transports.ts';
import { withDeadline } from '../withDeadline.ts';

/** So many begin at a time: a server is not met by a thousand in one instant. */
const AT_ONCE = 25;

/** On a busy machine, all of those together. */
const OPEN_SECONDS = 60;

/** Whoever asks every ten seconds has everything by then. */
const CATCH_UP_SECONDS = 30;

/** A change as one reader saw it. */
export interface Sighting {
  readonly seq: number;
  readonly atMs: number;
}

let dialer: Dialer;
const readers: Reader[] = [];
const latest: number[] = [];
const failures: string[] = [];
let sightings: Sighting[] = [];
let requests = 0;
let entries = 0;
let others = 0;
let watched = { atMs: 0, in: 0, out: 0, requests: 0, entries: 0, others: 0, cpu: process.cpuUsage() };
let onSighting = (): void => {};

// All of Node's HTTP clients tell of their requests there, upgrades to WebSocket included.
subscribe('http.client.request.start', () => {
  requests += 1;
});

const answers = {
  /** Opens one reader on each of these boards, as often as they are named. */
  async open(options: {
    name: TransportName;
    place: Omit<Place, 'boardId'>;
    boardIds: readonly string[];
    certificate?: string | undefined;
  }) {
    const { name, place, boardIds, certificate } = options;
    dialer ??= createDialer(certificate);
    for (let index = 0; index < boardIds.length; index += AT_ONCE) {
      const next = boardIds.slice(index, index + AT_ONCE);
      const opened = next.map((boardId) =>
        TRANSPORTS[name].open({ ...place, boardId }, dialer, createEars(latest.push(0) - 1)),
      );
      readers.push(...(await withDeadline(OPEN_SECONDS, Promise.all(opened))));
    }
  },
  /** From now on, what travels is counted. */
  watch(_: object) {
    watched = { atMs: nowMs(), ...dialer.bytes, requests, entries, others, cpu: process.cpuUsage() };
  },
  /** What travelled since `watch`, of all readers together. */
  travelled(_: object) {
    const { bytes } = dialer;
    const { user, system } = process.cpuUsage(watched.cpu);
    return {
      bytesIn: bytes.in - watched.in,
      bytesOut: bytes.out - watched.out,
      requests: requests - watched.requests,
      entries: entries - watched.entries,
      others: others - watched.others,
      elapsedMs: nowMs() - watched.atMs,
      cpuMs: (user + system) / 1_000,
    };
  },
  /** Waits until everybody has the change with this seq, or for so long that it will not come any more. */
  async caughtUp({ seq }: { readonly seq: number }) {
    const isSo = (): boolean => latest.every((mine) => mine >= seq);
    const all = Promise.withResolvers<void>();
    onSighting = () => isSo() && all.resolve();
    onSighting();
    await withDeadline(CATCH_UP_SECONDS, all.promise).catch(() => {});
    onSighting = () => {};
  },
  /** What was seen since the last report. */
  report(_: object) {
    const seen = sightings;
    sightings = [];
    return { sightings: seen, failures: failures.splice(0) };
  },
};

export type Readers = typeof answers;
export type Travelled = ReturnType<Readers['travelled']>;

function createEars(reader: number): Ears {
  return {
    entry(seq) {
      entries += 1;
      sightings.push({ seq, atMs: nowMs() });
      latest[reader] = Math.max(latest[reader] ?? 0, seq);
      onSighting();
    },
    other() {
      others += 1;
    },
    failed: (error) => void failures.push(String(error)),
  };
}

answerParent(answers);
