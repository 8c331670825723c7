import { createProvider, type Provider, unknownNetwork } from '@drawbridge/sync';
import { createManualClock, createSocketPair, type SocketPair } from '@drawbridge/sync/test';
import { pino } from 'pino';
import * as Y from 'yjs';
import { createMetrics } from '../src/metrics.ts';
import type { Connection, FanOut } from '../src/rooms/member.ts';
import { createRooms } from '../src/rooms/rooms.ts';
import { createClient, leave } from '../src/socket/client.ts';
import { createDispatch, type Dispatch } from '../src/socket/dispatch.ts';
import { createHandlers } from '../src/socket/handlers.ts';
import { createMemoryStorage, type Storage, StorageError } from '../src/storage/index.ts';

/**
 * A whole Drawbridge in one thread: the real rooms, dispatcher and providers over pairs of queues, with time, chance and
 * the network in the hands of the test.
 */
export interface World {
  readonly people: readonly Person[];
  /** Moves one random thing: an edit, a message, a break, the clock, the disk. */
  step(): Promise<void>;
  /** Repairs the network and the disk and lets everything arrive. */
  heal(): Promise<void>;
  /** The board as its log replays it. */
  replay(): Promise<unknown>;
}

interface Person {
  readonly provider: Provider;
  readonly pair: SocketPair;
}

const BOARD = 'board';
const MAX_HEAL_ROUNDS = 2_000;

export function createWorld({ random, people = 3 }: { random: () => number; people?: number }): World {
  const clock = createManualClock(random);
  const disk = { isBroken: false };
  const storage = troubled(createMemoryStorage(), { disk, random });
  const dispatch = createServerCore(storage);
  const everybody = Array.from({ length: people }, (_, index) => {
    const pair = connectTo(dispatch, `c${index}`);
    const provider = createProvider({
      socket: pair.client,
      boardId: BOARD,
      doc: new Y.Doc(),
      profile: { name: `Person ${index}`, color: '#112233' },
      clock,
      network: unknownNetwork,
    });
    return { pair, provider };
  });
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  };

  const actions: readonly [weight: number, act: (person: Person) => void][] = [
    [30, ({ provider }) => edit(provider.doc, random)],
    [25, ({ pair }) => pair.flushToServer(Math.ceil(random() * 4))],
    [25, ({ pair }) => pair.flushToClient(Math.ceil(random() * 4))],
    [15, () => clock.advance(random() * 60)],
    [12, ({ pair }) => (random() < 0.8 ? pair.accept() : pair.refuse())],
    [4, ({ pair }) => pair.break()],
    [2, () => clock.advance(2_000)],
    [2, () => (disk.isBroken = !disk.isBroken)],
  ];
  const deck = actions.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));

  return {
    people: everybody,
    async step() {
      pick(deck)(pick(everybody));
      await settle();
      for (const { provider } of everybody) assertInOrder(provider.doc);
    },
    async heal() {
      disk.isBroken = false;
      for (let round = 0; !everybody.every(isQuiet); round += 1) {
        if (round > MAX_HEAL_ROUNDS) throw new Error('The world does not come to rest.');
        clock.advance(100);
        for (const { pair } of everybody) {
          pair.accept();
          pair.flushToServer();
          await settle();
          pair.flushToClient();
        }
      }
    },
    async replay() {
      const doc = new Y.Doc();
      for (const { bytes } of await storage.readLog(BOARD, { after: 0, maxBytes: Number.MAX_SAFE_INTEGER })) {
        Y.applyUpdate(doc, bytes ?? new Uint8Array(0));
        assertInOrder(doc);
      }
      return shapesOf(doc);
    },
  };
}

export function shapesOf(doc: Y.Doc): unknown {
  return doc.getMap('shapes').toJSON();
}

/** No update may ever arrive before one that it builds on. */
function assertInOrder({ store }: Y.Doc): void {
  if (store.pendingStructs || store.pendingDs) throw new Error('An update came before one that it needs.');
}

/** Nothing waits: everything is stored, received, and said. */
function isQuiet({ provider, pair }: Person): boolean {
  return provider.status.kind === 'synced' && provider.outbox.size === 0 && pair.queued === 0;
}

function createServerCore(storage: Storage): { dispatch: Dispatch; fanOut: Audience } {
  const log = pino({ level: 'silent' });
  const metrics = createMetrics();
  const fanOut = createAudience();
  const rooms = createRooms({ storage, fanOut, log, metrics, config: { maxPeoplePerBoard: 100 } });
  return { dispatch: createDispatch({ handlers: createHandlers(rooms), log, metrics }), fanOut };
}

interface Audience extends FanOut {
  enter(boardId: string, connection: Connection): void;
  exit(boardId: string, connection: Connection): void;
}

function createAudience(): Audience {
  const boards = new Map<string, Set<Connection>>();
  return {
    enter(boardId, connection) {
      boards.set(boardId, (boards.get(boardId) ?? new Set()).add(connection));
    },
    exit(boardId, connection) {
      boards.get(boardId)?.delete(connection);
    },
    send({ boardId, except }, event, ...args) {
      for (const connection of boards.get(boardId) ?? []) {
        if (connection !== except) connection.send(event, ...args);
      }
    },
  };
}

/** A pair whose server end is a client of the dispatcher, a new one for every connection. */
function connectTo({ dispatch, fanOut }: ReturnType<typeof createServerCore>, name: string): SocketPair {
  let connections = 0;
  let client = createClient(connectionOf(name));
  function connectionOf(id: string): Connection {
    const connection: Connection = {
      id,
      send: (event, payload) => {
        if (client.connection === connection) pair.send(event, payload);
      },
      enter: (boardId) => fanOut.enter(boardId, connection),
      exit: (boardId) => fanOut.exit(boardId, connection),
    };
    return connection;
  }
  const pair = createSocketPair({
    onConnect() {
      connections += 1;
      client = createClient(connectionOf(`${name}.${connections}`));
    },
    onEvent: (event, args) => dispatch(client, [event, ...args]),
    onDisconnect: () => leave(client),
  });
  return pair;
}

/** A disk that takes a few turns to answer, and now and then refuses to write. */
function troubled(
  storage: Storage,
  { disk, random }: { disk: { isBroken: boolean }; random: () => number },
): Storage {
  const wait = async (): Promise<void> => {
    for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await settle();
  };
  return {
    ...storage,
    async append(...args) {
      await wait();
      if (disk.isBroken) throw new StorageError('The disk is full.');
      const appended = await storage.append(...args);
      await wait();
      // It hung, was given up, and went on.
      if (random() < 0.03) throw new StorageError('The disk does not answer.');
      return appended;
    },
    async readLog(...args) {
      await wait();
      return storage.readLog(...args);
    },
  };
}

/** One change as an editor makes it: a shape is made, changed in one of its groups, or deleted. */
function edit(doc: Y.Doc, random: () => number): void {
  const shapes = doc.getMap<Y.Map<unknown>>('shapes');
  const id = `shape${Math.floor(random() * 12)}`;
  const shape = shapes.get(id);
  doc.transact(() => {
    if (!shape) shapes.set(id, new Y.Map<unknown>([['g', [random(), random()]]]));
    else if (random() < 0.25) shapes.delete(id);
    else shape.set(random() < 0.5 ? 'g' : 's', random());
  });
}

/** Lets promises that wait for nothing else run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
