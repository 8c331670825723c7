import type { ClientEventName, ServerEventName } from '@drawbridge/protocol';
import type { BoardSocket, SocketEvents } from '../connection/boardSocket.ts';

/** What the server's end of a pair is told. */
export interface ServerEnd {
  onConnect(): void;
  onEvent(event: ClientEventName, args: readonly unknown[]): void;
  onDisconnect(): void;
}

/**
 * A socket whose two directions are queues that the test flushes by hand, in order and as far as it likes. What is queued
 * when the pair breaks is lost, as it is in a network.
 */
export interface SocketPair {
  readonly client: BoardSocket;
  readonly isConnected: boolean;
  /** The client has asked to connect and waits for `accept` or `refuse`. */
  readonly isConnecting: boolean;
  /** Whether its client is to say that its requests reach different servers. */
  isScattered: boolean;
  /** Messages that wait in either direction. */
  readonly queued: number;
  /** Those of them that wait for the client. */
  readonly queuedToClient: number;
  /** Listeners that the client has added and not removed. */
  readonly listeners: number;
  send(event: ServerEventName, payload: unknown): void;
  accept(): void;
  refuse(): void;
  /** Delivers up to `count` messages; answers how many there were. */
  flushToServer(count?: number): number;
  flushToClient(count?: number): number;
  break(): void;
}

export function createSocketPair(server: ServerEnd): SocketPair {
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  let mode: 'down' | 'connecting' | 'up' = 'down';
  let toServer: (() => void)[] = [];
  let toClient: (() => void)[] = [];

  const fire = (event: keyof SocketEvents, ...args: unknown[]): void => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(...args);
  };

  const drop = (): void => {
    const wasUp = mode === 'up';
    mode = 'down';
    toServer = [];
    toClient = [];
    if (!wasUp) return;
    server.onDisconnect();
    fire('disconnect');
  };

  const refuse = (): void => {
    if (mode !== 'connecting') return;
    mode = 'down';
    fire('connect_error');
  };

  /** An acknowledgement travels back through the queue like any message, and only on the connection that asked. */
  const wrapReply = (arg: unknown): unknown => {
    if (typeof arg !== 'function') return arg;
    const asked = toClient;
    return (...answer: unknown[]) => asked.push(() => arg(...answer));
  };

  const client: BoardSocket = {
    get writable() {
      return mode === 'up';
    },
    get isScattered() {
      return pair.isScattered;
    },
    connect() {
      if (mode === 'down') mode = 'connecting';
    },
    disconnect: drop,
    emit(event, ...args) {
      if (mode !== 'up') throw new Error(`${event} was emitted without a connection.`);
      const wrapped = args.map(wrapReply);
      toServer.push(() => server.onEvent(event, wrapped));
    },
    on(event, listener) {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard);
      // A test double for every event at once: arguments are passed on as they came.
      heard.add(listener as (...args: unknown[]) => void);
      return () => heard.delete(listener as (...args: unknown[]) => void);
    },
  };

  const pair: SocketPair = {
    client,
    isScattered: false,
    get isConnected() {
      return mode === 'up';
    },
    get isConnecting() {
      return mode === 'connecting';
    },
    get queued() {
      return toServer.length + toClient.length;
    },
    get queuedToClient() {
      return toClient.length;
    },
    get listeners() {
      return [...listeners.values()].reduce((total, { size }) => total + size, 0);
    },
    send(event, payload) {
      if (mode === 'up') toClient.push(() => fire(event, payload));
    },
    accept() {
      if (mode !== 'connecting') return;
      mode = 'up';
      server.onConnect();
      fire('connect');
    },
    refuse,
    flushToServer: (count) => flush(() => toServer, count),
    flushToClient: (count) => flush(() => toClient, count),
    break() {
      refuse();
      drop();
    },
  };
  return pair;
}

/** `queue` is asked each time: a delivered message may break the pair, which empties it. */
function flush(queue: () => (() => void)[], count = Number.POSITIVE_INFINITY): number {
  let delivered = 0;
  for (; delivered < count; delivered += 1) {
    const deliver = queue().shift();
    if (!deliver) break;
    deliver();
  }
  return delivered;
}
