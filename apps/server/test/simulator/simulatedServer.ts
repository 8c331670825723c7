import { gunzipSync } from 'node:zlib';
import type { ClientEventName } from '@drawbridge/protocol';
import type { FetchSnapshot } from '@drawbridge/sync';
import { createSocketPair, type ManualClock, type SocketPair } from '@drawbridge/sync/test';
import { pino } from 'pino';
import type { Pass } from '../../src/access/pass.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createLocalGate } from '../../src/rooms/gate/localGate.ts';
import { createLeases } from '../../src/rooms/leases.ts';
import type { Connection } from '../../src/rooms/member.ts';
import type { RoomDeps } from '../../src/rooms/room.ts';
import { createRooms } from '../../src/rooms/rooms.ts';
import { type Client, createClient, leave } from '../../src/socket/client.ts';
import { createDispatch } from '../../src/socket/dispatch.ts';
import { createHandlers } from '../../src/socket/handlers.ts';
import type { Storage } from '../../src/storage/index.ts';
import { createAudiences } from './audiences.ts';
import type { Chance } from './chance.ts';
import { createDisk, type Disk } from './disk.ts';

/** A message counts as this many, so that a handful makes a client lag. */
const PACKETS_A_MESSAGE = 8;

/**
 * A server made of the real rooms, gate, dispatcher and a storage that survives it. It can be killed at any moment: what it
 * was doing is never heard of again.
 */
export interface SimulatedServer {
  /** The disk of the server that runs now. */
  readonly disk: Disk;
  /** One person's way to the server, through however many connections and servers. */
  connect(name: string): { readonly pair: SocketPair; readonly fetchSnapshot: FetchSnapshot };
  /** Kills the server and starts another on what is durable. */
  crash(): void;
}

export interface SimulatedServerDeps {
  /** What is durable. */
  readonly storage: Storage;
  readonly clock: ManualClock;
  readonly chance: Chance;
  readonly limits: RoomDeps['limits'];
}

export function createSimulatedServer(deps: SimulatedServerDeps): SimulatedServer {
  const pairs: SocketPair[] = [];
  let life = startLife(deps);

  return {
    get disk() {
      return life.disk;
    },
    connect(name) {
      const pair = connectTo(() => life, { name, chance: deps.chance });
      pairs.push(pair);
      const fetchSnapshot: FetchSnapshot = (url) =>
        Promise.race([readWhole(life.disk.storage, url), life.disk.died]);
      return { pair, fetchSnapshot };
    },
    crash() {
      life.disk.crash();
      for (const pair of pairs) pair.break();
      life = startLife(deps);
    },
  };
}

const MAY_DRAW: Pass = { role: 'edit', endsMs: Number.POSITIVE_INFINITY };

type Life = ReturnType<typeof startLife>;

function startLife({ storage, clock, chance, limits }: SimulatedServerDeps) {
  const disk = createDisk(storage, chance);
  const log = pino({ level: 'silent' });
  const metrics = createMetrics();
  const fanOut = createAudiences();
  const draw = (min: number, max: number): number => min + Math.floor(chance.random() * (max - min));
  const rooms = createRooms({
    storage: disk.storage,
    gate: createLocalGate(),
    leases: createLeases(storage.secret, draw),
    fanOut,
    clock,
    log,
    metrics,
    limits,
    renewPass: (_boardId, pass) => pass,
  });
  const handlers = createHandlers({
    rooms,
    access: { admit: async () => MAY_DRAW },
    audit: { note: () => {} },
  });
  return { disk, fanOut, dispatch: createDispatch({ handlers, log, metrics }) };
}

/** A pair whose server end is a client of the dispatcher, a new one for every connection. */
function connectTo(current: () => Life, { name, chance }: { name: string; chance: Chance }): SocketPair {
  let connections = 0;
  let client: Client | undefined;
  let life = current();

  const connect = (): void => {
    connections += 1;
    life = current();
    const { fanOut } = life;
    const connection: Connection = {
      id: `${name}.${connections}`,
      transport: 'simulated',
      send(event, payload) {
        if (client?.connection === connection) deliver(pair, { event, payload }, chance);
      },
      enter: (audience) => fanOut.enter(audience, connection),
      exit: (audience) => fanOut.exit(audience, connection),
      get backlog() {
        const packets = pair.queuedToClient * PACKETS_A_MESSAGE;
        return { packets, bytes: packets };
      },
      drained: async () => {},
      close: () => pair.break(),
      terminate: () => pair.break(),
    };
    client = createClient(connection);
  };

  const pair: SocketPair = createSocketPair({
    onConnect: connect,
    onEvent(event: ClientEventName, args) {
      if (client) life.dispatch(client, [event, ...args]);
    },
    onDisconnect() {
      if (client) leave(client);
    },
  });
  return pair;
}

/**
 * Entries of the log may get lost, come twice or late, as they do between servers; everything else arrives as TCP has it.
 */
function deliver(
  pair: SocketPair,
  { event, payload }: { event: Parameters<SocketPair['send']>[0]; payload: unknown },
  chance: Chance,
): void {
  if (event !== 'update:entry') {
    pair.send(event, payload);
    return;
  }
  if (chance.hit('entry lost', 0.04)) return;
  pair.send(event, payload);
  if (chance.hit('entry doubled', 0.03)) pair.send(event, payload);
}

async function readWhole(storage: Storage, url: string): Promise<Uint8Array> {
  const [, boardId = '', name = ''] = /boards\/(.+)\/snapshots\/(.+)/.exec(url) ?? [];
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = await storage.readSnapshot(boardId, name, parts.length);
    if (!part) break;
    parts.push(part);
  }
  if (parts.length === 0) throw new Error('There is no such snapshot.');
  return new Uint8Array(gunzipSync(Buffer.concat(parts)));
}
