import { createClient } from 'redis';
import type { Log } from '../../log.ts';

/** A Redis that says nothing for this long has hung, or its line is cut; the heartbeat of `redisBus.ts` is more often. */
const SILENCE_MS = 5_000;

const MIN_RETRY_MS = 100;
const MAX_RETRY_MS = 2_000;

/** What is on its way to Redis at most; what is more is lost, as everything is while it is away. */
const MAX_QUEUED_COMMANDS = 10_000;

export type OnMessage = (message: Uint8Array, channel: string) => void;

/**
 * Two connections to Redis, one that speaks and one that listens, which come back by themselves. Nothing in it waits for
 * Redis, and nothing rejects: what cannot be sent is lost.
 */
export interface RedisLink {
  publish(channel: string, message: Uint8Array | string): void;
  /** From when Redis hears of it; again after every break. */
  listen(channel: string, onMessage: OnMessage): () => void;
  /** The same for all channels whose names fit the pattern. */
  listenToAll(pattern: string, onMessage: OnMessage): () => void;
  /** Asks something that only the adapter asks. Rejects while Redis is away. */
  ask(command: readonly string[]): Promise<unknown>;
  close(): void;
}

export function createRedisLink({ url, log }: { readonly url: string; readonly log: Log }): RedisLink {
  const open = () =>
    createClient({
      url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: MAX_QUEUED_COMMANDS,
      socket: {
        connectTimeout: SILENCE_MS,
        socketTimeout: SILENCE_MS,
        reconnectStrategy: (tries) => retryMs(tries),
      },
    });
  const speaking = open();
  const listening = open();
  const wanted = new Set<Wanted>();

  const ask = (one: Wanted): void => {
    if (!listening.isReady || one.isHeard) return;
    one.isHeard = true;
    const asked = one.isPattern
      ? listening.pSubscribe(one.channel, one.hear, true)
      : listening.subscribe(one.channel, one.hear, true);
    asked.catch(() => {
      one.isHeard = false;
    });
  };

  const want = (channel: string, isPattern: boolean, onMessage: OnMessage): (() => void) => {
    const hear = (message: Buffer, from: Buffer): void => onMessage(message, from.toString());
    const one: Wanted = { channel, isPattern, hear, isHeard: false };
    wanted.add(one);
    ask(one);
    return () => {
      if (!wanted.delete(one) || !one.isHeard) return;
      const ended = isPattern
        ? listening.pUnsubscribe(channel, hear, true)
        : listening.unsubscribe(channel, hear, true);
      ended.catch(ignore);
    };
  };

  // The client asks again for what was once granted; what was refused meanwhile is for us.
  listening.on('ready', () => {
    for (const one of wanted) ask(one);
  });
  for (const [name, client] of Object.entries({ speaking, listening })) {
    client.on('error', (error: Error) => log.debug({ err: error, connection: name }, 'Redis'));
    client.connect().catch((error: Error) => log.debug({ err: error, connection: name }, 'Redis'));
  }

  return {
    publish(channel, message) {
      if (!speaking.isReady) return;
      const bytes =
        typeof message === 'string'
          ? message
          : Buffer.from(message.buffer, message.byteOffset, message.length);
      speaking.publish(channel, bytes).catch(ignore);
    },
    listen: (channel, onMessage) => want(channel, false, onMessage),
    listenToAll: (pattern, onMessage) => want(pattern, true, onMessage),
    ask: (command) => speaking.sendCommand([...command]),
    close() {
      for (const client of [speaking, listening]) client.destroy();
    },
  };
}

interface Wanted {
  readonly channel: string;
  readonly isPattern: boolean;
  readonly hear: (message: Buffer, channel: Buffer) => void;
  /** Redis was asked, and has not refused. */
  isHeard: boolean;
}

/** Half of it by chance, so that nodes that lost the same Redis do not come back in step. */
function retryMs(tries: number): number {
  const full = Math.min(MAX_RETRY_MS, MIN_RETRY_MS * 2 ** tries);
  return full / 2 + (Math.random() * full) / 2;
}

/** Of what is lost nobody needs to hear: nothing depends on it. */
function ignore(): void {}
