import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Bus } from '../bus.ts';
import type { RedisLink } from './link.ts';

/** How often a node listens for its own voice. */
const HEARTBEAT_MS = 1_000;

/** Who has not heard itself for this long is not heard by others, either. */
const SILENCE_MS = 2_500;

export interface RedisBusDeps {
  readonly link: Pick<RedisLink, 'publish' | 'listen'>;
  readonly clock: Clock;
  readonly log: Log;
  /** A channel of this node alone. */
  readonly ownChannel: string;
}

/** The bus over Redis. That a connection is open says little, so whether it is up is what a node hears of itself. */
export function createRedisBus({ link, clock, log, ownChannel }: RedisBusDeps): Bus & { stop(): void } {
  const listeners = new Set<() => void>();
  const noMessage = new Uint8Array(0);
  let isUp = false;
  let heardMs = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  const beat = (): void => {
    if (isUp && clock.now() - heardMs > SILENCE_MS) {
      isUp = false;
      log.warn('Redis is away: nodes look for each other’s changes in the database');
    }
    link.publish(ownChannel, noMessage);
    cancel = clock.after(HEARTBEAT_MS, beat);
  };

  const unlisten = link.listen(ownChannel, () => {
    heardMs = clock.now();
    if (isUp) return;
    isUp = true;
    log.info('Redis is there');
    for (const listener of [...listeners]) listener();
  });
  beat();

  return {
    get isUp() {
      return isUp;
    },
    onUp(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: link.publish,
    subscribe: (channel, listener) => link.listen(channel, listener),
    stop() {
      cancel();
      unlisten();
    },
  };
}
