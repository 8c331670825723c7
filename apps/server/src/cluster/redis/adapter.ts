import { createAdapter } from '@socket.io/redis-adapter';
import type { OnMessage, RedisLink } from './link.ts';

/** What the adapter asks of a client of Redis, of which it would leave failures to nobody. */
export type AdapterFactory = ReturnType<typeof createAdapter>;

/**
 * Socket.IO's adapter over Redis, by which nodes send each other commands (`../commands.ts`). As it comes, one command during
 * an outage ends the process: it does not look after what its client rejects. So it is given a link that rejects nothing.
 */
export function createRedisAdapter(link: RedisLink, key: string): AdapterFactory {
  const unlisten = new Map<string, () => void>();

  const begin = (
    listen: RedisLink['listen'],
    channels: string | readonly string[],
    onMessage: OnMessage,
  ): void => {
    for (const channel of [channels].flat()) unlisten.set(channel, listen(channel, onMessage));
  };
  const end = (channels: string | readonly string[]): void => {
    for (const channel of [channels].flat()) unlisten.get(channel)?.();
  };

  const client = {
    publish: link.publish,
    subscribe: (channels: string | string[], onMessage: OnMessage) => begin(link.listen, channels, onMessage),
    pSubscribe: (pattern: string, onMessage: OnMessage) => begin(link.listenToAll, pattern, onMessage),
    unsubscribe: end,
    pUnsubscribe: end,
    sendCommand: link.ask,
    // Of what goes wrong the link itself tells.
    on() {},
    off() {},
  };
  return createAdapter(client, client, { key, publishOnSpecificResponseChannel: true });
}
