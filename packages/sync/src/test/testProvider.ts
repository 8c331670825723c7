import {
  type ClientEventName,
  type Entry,
  encodeEntry,
  encodeTail,
  type JoinRequest,
  type Push,
  parseClientEvent,
  parsePush,
  type ServerEventName,
} from '@drawbridge/protocol';
import * as Y from 'yjs';
import { unknownNetwork } from '../connection/network.ts';
import type { AskCredentials } from '../connection/permission.ts';
import type { Hydration } from '../hydration/hydration.ts';
import type { OfflineCopy } from '../offline/offlineCopy.ts';
import { createProvider } from '../provider.ts';
import { createManualClock } from './manualClock.ts';
import { createSocketPair } from './socketPair.ts';
import { shapeKeys } from './updates.ts';

/** What the client asked for and the test has not answered yet. */
export interface Asked {
  readonly event: ClientEventName;
  readonly payload: unknown;
  answer(reply: unknown): void;
}

/** A push as it reached the server. `payload` is what travelled. */
export interface AskedPush extends Push {
  readonly payload: Uint8Array;
  answer(reply: unknown): void;
}

export const PROFILE = { name: 'Ada', color: '#1a2b3c' };

/** The reply of an empty board. */
export const JOINED = {
  ok: true,
  role: 'edit',
  epoch: 'e1',
  head: 0,
  mode: 'tail',
  lease: { clientId: 2 ** 31 + 1, token: 't' },
  granted: [],
  damaged: 0,
  peerId: 1,
  peers: [],
  limits: { maxUpdateBytes: 4_194_304, chunkBytes: 131_072 },
};

/** Local updates are merged for this long before they leave. */
export const MERGE_MS = 20;

/** A socket whose server end is the test: what the client asks is looked for with `waiting` and taken with `next`. */
function createScriptedServer() {
  let asked: Asked[] = [];
  const pair = createSocketPair({
    onConnect() {},
    onDisconnect() {
      asked = [];
    },
    onEvent(event, [payload, reply]) {
      const answer = (message: unknown): void => {
        if (typeof reply !== 'function') throw new Error(`${event} wants no answer.`);
        reply(message);
        pair.flushToClient();
      };
      asked.push({ event, payload, answer });
    },
  });
  const waiting = (): ClientEventName[] => {
    pair.flushToServer();
    return asked.map(({ event }) => event);
  };
  const next = (event: ClientEventName): Asked => {
    const index = waiting().indexOf(event);
    const [found] = index === -1 ? [] : asked.splice(index, 1);
    if (!found) throw new Error(`The client did not ask for ${event}.`);
    return found;
  };
  const send = (event: ServerEventName, payload: unknown): void => {
    pair.send(event, payload);
    pair.flushToClient();
  };
  return { pair, waiting, next, send };
}

/**
 * A provider whose server is the test. Messages travel when they are looked for; time passes only through `clock`, and
 * through `pushes`, which waits until local updates are merged.
 */
export function createTestProvider({
  doc = new Y.Doc(),
  snapshots = {},
  copy,
  hydration,
  credentials,
}: {
  readonly doc?: Y.Doc;
  /** What the server has at which path. */
  readonly snapshots?: Readonly<Record<string, Uint8Array>>;
  readonly copy?: OfflineCopy;
  readonly hydration?: Hydration;
  readonly credentials?: AskCredentials;
} = {}) {
  const server = createScriptedServer();
  const { pair, waiting, next, send } = server;
  const clock = createManualClock();
  const socket = pair.client;
  const network = unknownNetwork;
  const fetchSnapshot = async (path: string): Promise<Uint8Array> => {
    const snapshot = snapshots[path];
    if (!snapshot) throw new Error('Not found.');
    return snapshot;
  };
  const provider = createProvider({
    socket,
    boardId: 'plan',
    doc,
    profile: PROFILE,
    clock,
    network,
    fetchSnapshot,
    copy,
    credentials,
    ...(hydration && { hydration }),
  });
  /** The pushes that left. */
  const sent = (): AskedPush[] =>
    waiting()
      .filter((event) => event === 'update:push')
      .map(() => toPush(next('update:push')));
  return {
    ...server,
    doc,
    clock,
    provider,
    /** The next request to join, answered as `board` is. */
    join(board: object = {}): JoinRequest {
      pair.accept();
      const { payload, answer } = next('board:join');
      const request = parseClientEvent['board:join'](payload);
      if (!request.ok) throw new Error(request.message);
      answer({ ...JOINED, ...board });
      return request.value;
    },
    sent,
    pushes(): AskedPush[] {
      clock.advance(MERGE_MS);
      return sent();
    },
    sendTail: (...entries: Entry[]) => send('board:tail', encodeTail(entries)),
    sendEntry: (entry: Entry) => send('update:entry', encodeEntry({ peerId: 2, ...entry })),
    /** Local changes, one each. */
    draw(...keys: string[]): void {
      for (const key of keys) doc.getMap('shapes').set(key, 1);
    },
    shapes: () => shapeKeys(doc),
  };
}

function toPush({ payload, answer }: Asked): AskedPush {
  const push = parsePush(payload);
  if (!push || !(payload instanceof Uint8Array)) throw new Error('The client sent a push that is none.');
  return { ...push, payload, answer };
}
