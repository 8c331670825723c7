import { wait } from '../../benches/wait.ts';
import type { Readers, Travelled } from '../../clients/readers.ts';
import type { Writer } from '../../clients/writer.ts';
import { type ClientProcess, startClients } from '../../process/startClients.ts';
import { type Latency, latencyOf } from '../../report/latency.ts';
import type { ServerProcess } from '../../server/startServer.ts';
import { rssBytesOf } from '../../server/watchRss.ts';
import type { Place } from '../transport.ts';
import { TRANSPORTS, type TransportName } from '../transports.ts';
import { latenciesOf } from './latenciesOf.ts';

/** How much is measured. */
export interface Effort {
  readonly clients: number;
  /** Of a window in which nothing happens, and of one in which somebody draws. */
  readonly seconds: number;
  readonly perSecond: number;
  readonly bytes: number;
  /** Clients that are opened to see how much memory each takes; 0 leaves it out. */
  readonly crowd: number;
}

/** What travels for one client in a minute, and what all of them cost. */
export interface Traffic {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly requests: number;
  /** Changes that came. */
  readonly entries: number;
  /** Of the server, as a share of one core, for all clients. */
  readonly cpu: number;
  /** Of the process of the clients: when it has no time to spare, it may be them that are measured. */
  readonly loadCpu: number;
}

export interface Figures {
  readonly latency: Latency;
  /** How often a client did not see a change. */
  readonly missed: number;
  readonly idle: Traffic;
  readonly busy: Traffic;
  /** What one client more takes of the server's memory, in bytes. */
  readonly memory?: { readonly rss: number; readonly heap: number };
}

/** Where a transport is measured. */
export interface Site {
  readonly name: TransportName;
  /** In a process of its own that nobody has used yet. */
  readonly server: ServerProcess;
  readonly place: Omit<Place, 'boardId'>;
  readonly certificate?: string | undefined;
}

const BOARD = 'transports';
const PEOPLE_PER_BOARD = 50;

/** The code of both ends has run by then. */
const WARM_UP_SECONDS = 1;

/** By then everybody in a crowd was pinged and has everything that it keeps; not waited for longer than a window takes. */
const SETTLE_SECONDS = 12;

/** Somebody draws, and others see it by this transport. */
export async function measureTransport(site: Site, effort: Effort): Promise<Figures> {
  const readers = startClients<Readers>('readers.ts');
  const writer = startClients<Writer>('writer.ts');
  try {
    const { from } = TRANSPORTS[site.name];
    await writer.ask('join', { url: site.server.url, boardId: BOARD, from });
    await open(site, readers, Array<string>(effort.clients).fill(BOARD));
    await draw({ readers, writer }, effort, () => wait(WARM_UP_SECONDS));
    const idle = await watch(site, readers, effort.clients, () => wait(effort.seconds));
    const busy = await drawAndWatch(site, { readers, writer }, effort);
    const memory = effort.crowd > 0 ? await measureMemory(site, readers, effort) : undefined;
    return { idle, ...busy, ...(memory && { memory }) };
  } finally {
    readers.end();
    writer.end();
  }
}

interface Clients {
  readonly readers: ClientProcess<Readers>;
  readonly writer: ClientProcess<Writer>;
}

function open(
  { name, place, certificate }: Site,
  { ask }: ClientProcess<Readers>,
  boardIds: readonly string[],
): Promise<void> {
  return ask('open', { name, place, boardIds, certificate });
}

/** Draws until `act` is done, which begins when somebody draws. Answers how it came to everybody, when they have it. */
async function draw<Found>(
  { readers, writer }: Clients,
  { clients, perSecond, bytes }: Effort,
  act: () => Promise<Found>,
) {
  await writer.ask('start', { perSecond, bytes });
  const found = await act();
  const sent = await writer.ask('stop', {});
  await readers.ask('caughtUp', { seq: Math.max(0, ...sent.map(({ seq }) => seq)) });
  const { sightings, failures } = await readers.ask('report', {});
  if (failures.length > 0) throw new Error(`An honest reader failed: ${failures[0]}`);
  return { found, ...latenciesOf(sent, sightings, clients) };
}

/** What travels, and what it costs, until that is done. */
async function watch(
  { server }: Site,
  { ask }: ClientProcess<Readers>,
  clients: number,
  act: () => Promise<unknown>,
): Promise<Traffic> {
  await Promise.all([ask('watch', {}), server.ask('watch', {})]);
  await act();
  const [travelled, seen] = await Promise.all([ask('travelled', {}), server.ask('seen', {})]);
  return {
    ...perClientAndMinute(travelled, clients),
    cpu: seen.cpuMs / seen.elapsedMs,
    loadCpu: travelled.cpuMs / travelled.elapsedMs,
  };
}

function perClientAndMinute(travelled: Travelled, clients: number) {
  const { bytesIn, bytesOut, requests, entries, elapsedMs } = travelled;
  const each = (count: number): number => (count * 60_000) / elapsedMs / clients;
  return {
    bytesIn: each(bytesIn),
    bytesOut: each(bytesOut),
    requests: each(requests),
    entries: each(entries),
  };
}

async function drawAndWatch(site: Site, clients: Clients, effort: Effort) {
  // What is watched ends with the drawing, not with whoever hears of it last.
  const { found, latenciesMs, missed } = await draw(clients, effort, () =>
    watch(site, clients.readers, effort.clients, () => wait(effort.seconds)),
  );
  return { busy: found, latency: latencyOf(latenciesMs), missed };
}

/**
 * Of the second half of a crowd: the first makes the young generations of the server's threads grow to their full size.
 * They are on boards of some people each, as crowds are.
 */
async function measureMemory(site: Site, readers: ClientProcess<Readers>, effort: Effort) {
  const crowd = Math.min(effort.crowd, TRANSPORTS[site.name].maxCrowd ?? effort.crowd);
  const half = Math.ceil(crowd / 2);
  const boardIds = Array.from(
    { length: half * 2 },
    (_, index) => `crowd-${Math.floor(index / PEOPLE_PER_BOARD)}`,
  );
  const look = async (): Promise<{ rss: number; heap: number }> => {
    await wait(Math.min(SETTLE_SECONDS, effort.seconds));
    const { heapUsed } = await site.server.ask('memory', {});
    return { rss: rssBytesOf(site.server.pid), heap: heapUsed };
  };
  await open(site, readers, boardIds.slice(0, half));
  const before = await look();
  await open(site, readers, boardIds.slice(half));
  const after = await look();
  return { rss: (after.rss - before.rss) / half, heap: (after.heap - before.heap) / half };
}
