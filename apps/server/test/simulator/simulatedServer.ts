import { gunzipSync } from 'node:zlib';
import type { ClientEventName } from '@drawbridge/protocol';
import type { FetchSnapshot } from '@drawbridge/sync';
import { createSocketPair, type ManualClock, type SocketPair } from '@drawbridge/sync/test';
import { pino } from 'pino';
import type { Pass } from '../../src/access/pass.ts';
import { createLines } from '../../src/cluster/line.ts';
import { watchBoards } from '../../src/cluster/watch.ts';
import { createMetrics } from '../../src/metrics.ts';
import { type Gate, GateError } from '../../src/rooms/gate/gate.ts';
import { createLocalGate } from '../../src/rooms/gate/localGate.ts';
import { createLeases } from '../../src/rooms/leases.ts';
import type { Connection } from '../../src/rooms/member.ts';
import type { RoomDeps } from '../../src/rooms/room.ts';
import { createRooms } from '../../src/rooms/rooms.ts';
import { type Client, createClient, leave } from '../../src/socket/client.ts';
import { createDispatch } from '../../src/socket/dispatch.ts';
import { createHandlers } from '../../src/socket/handlers.ts';
import type { Storage } from '../../src/storage/index.ts';
import { createWorkMeter } from '../../src/threadTime.ts';
import { createAudiences } from './audiences.ts';
import { BOARD } from './board.ts';
import type { Chance } from './chance.ts';
import { createDisk } from './disk.ts';
import type { Gossip } from './gossip.ts';

/** A message counts as this many, so that a handful makes a client lag. */
const PACKETS_A_MESSAGE = 8;

/**
 * Nodes made of the real rooms, gate, dispatcher and what they tell each other by, on a storage that survives them. Any of
 * them can be killed at any moment: what it was doing is never heard of again.
 */
export interface SimulatedServer {
  /** Whether storage refuses every write. */
  setBroken(isBroken: boolean): void;
  /** The way from a node to storage hangs. */
  hang(): void;
  /** Every way to storage goes on. */
  goOn(): void;
  /** One person's way to the nodes: each connection leads to any of them. */
  connect(name: string): { readonly pair: SocketPair; readonly fetchSnapshot: FetchSnapshot };
  /** An operator makes a node let go of the board and open it again. */
  restartRoom(): void;
  /** Kills a node and starts another on what is durable. */
  crash(): void;
}

export interface SimulatedServerDeps {
  /** What is durable. */
  readonly storage: Storage;
  readonly clock: ManualClock;
  readonly chance: Chance;
  readonly limits: RoomDeps['limits'];
  /** What nodes tell each other by. */
  readonly gossip: Gossip;
  readonly nodes: number;
}

export function createSimulatedServer(deps: SimulatedServerDeps): SimulatedServer {
  const { chance } = deps;
  const connected = new Map<SocketPair, () => Life>();
  const lives = Array.from({ length: deps.nodes }, () => startLife(deps));

  return {
    setBroken(isBroken) {
      for (const { disk } of lives) disk.setBroken(isBroken);
    },
    hang() {
      chance.pick(lives).disk.setHung(true);
    },
    goOn() {
      for (const { disk } of lives) disk.setHung(false);
    },
    connect(name) {
      const { pair, life } = connectTo(() => chance.pick(lives), { name, chance });
      connected.set(pair, life);
      const fetchSnapshot: FetchSnapshot = (url) =>
        Promise.race([readWhole(life().disk.storage, url), life().disk.died]);
      return { pair, fetchSnapshot };
    },
    restartRoom() {
      chance.pick(lives).restartRoom();
    },
    crash() {
      const dying = chance.pick(lives);
      dying.end();
      for (const [pair, life] of connected) if (life() === dying) pair.break();
      lives[lives.indexOf(dying)] = startLife(deps);
    },
  };
}

const MAY_DRAW: Pass = { role: 'edit', endsMs: Number.POSITIVE_INFINITY };

type Life = ReturnType<typeof startLife>;

function startLife({ storage, clock, chance, limits, gossip }: SimulatedServerDeps) {
  const disk = createDisk(storage, chance);
  const log = pino({ level: 'silent' });
  const { bus, node, leave: leaveGossip } = gossip.enter();
  const metrics = createMetrics();
  const fanOut = createAudiences();
  const draw = (min: number, max: number): number => min + Math.floor(chance.random() * (max - min));
  const rooms = createRooms({
    storage: disk.storage,
    gate: failing(createLocalGate(), chance),
    leases: createLeases(storage.secret, draw),
    fanOut,
    lines: createLines({ bus, node, prefix: 'simulated' }),
    clock,
    log,
    metrics,
    limits,
    renewPass: (_boardId, pass) => pass,
  });
  const handlers = createHandlers({
    rooms,
    access: { admit: async () => MAY_DRAW },
    people: { enter: () => () => {} },
    audit: { note: () => {} },
    log,
    metrics,
  });
  const stopWatching = watchBoards({
    storage: disk.storage,
    clock,
    log,
    isUp: () => bus.isUp,
    boardIds: () => rooms.boardIds,
    onLooked: rooms.compare,
    onRecords() {},
  });
  const restartRoom = (): void => rooms.find(BOARD)?.restart();
  const end = (): void => {
    disk.crash();
    leaveGossip();
    stopWatching();
  };
  return {
    disk,
    fanOut,
    dispatch: createDispatch({ handlers, log, metrics, work: createWorkMeter() }),
    restartRoom,
    end,
  };
}

/** How often the thread of a gate ends while it checks. */
const GATE_ENDS = 0.01;

/** A gate whose thread ends now and then: what it held is forgotten. */
function failing(gate: Gate, chance: Chance): Gate {
  return {
    ...gate,
    open(boardId, load) {
      const board = gate.open(boardId, load);
      return {
        ...board,
        async check(candidates) {
          const verdicts = await board.check(candidates);
          if (!chance.hit('gate ended', GATE_ENDS)) return verdicts;
          board.forget();
          throw new GateError('The thread ended.', false);
        },
      };
    },
  };
}

/** A pair whose server end is a client of the dispatcher, a new one for every connection. */
function connectTo(
  anyLife: () => Life,
  { name, chance }: { name: string; chance: Chance },
): { readonly pair: SocketPair; readonly life: () => Life } {
  let connections = 0;
  let client: Client | undefined;
  let life = anyLife();

  const connect = (): void => {
    connections += 1;
    life = anyLife();
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
  return { pair, life: () => life };
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
