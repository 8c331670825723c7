import type { Bus } from '../../src/cluster/bus.ts';
import type { Chance } from './chance.ts';
import { turns } from './turns.ts';

/** What nodes tell each other, as a Redis that fails them would carry it: late, out of order, twice, not at all. */
export interface Gossip {
  /** A node begins to listen. */
  enter(): { readonly bus: Bus; readonly node: string; readonly leave: () => void };
  /** Whether nothing arrives at all. */
  setDown(isDown: boolean): void;
}

interface Listener {
  readonly channel: string;
  readonly node: string;
  readonly listen: (message: Uint8Array) => void;
}

export function createGossip(chance: Chance): Gossip {
  const listeners = new Set<Listener>();
  const upListeners = new Set<() => void>();
  let isDown = false;
  let nodes = 0;

  const deliver = ({ channel, message }: { channel: string; message: Uint8Array }): void => {
    for (const listener of [...listeners]) {
      if (listener.channel !== channel || chance.hit('word between nodes lost', 0.2)) continue;
      void carry(listener, message);
      if (chance.hit('word between nodes doubled', 0.05)) void carry(listener, message);
    }
  };

  const carry = async (listener: Listener, message: Uint8Array): Promise<void> => {
    await turns(Math.floor(chance.random() * 10));
    if (!isDown && listeners.has(listener)) listener.listen(message);
  };

  return {
    enter() {
      nodes += 1;
      const node = `node${nodes}`;
      const own = new Set<() => void>();
      let isGone = false;
      const bus: Bus = {
        get isUp() {
          return !isDown;
        },
        onUp(listener) {
          upListeners.add(listener);
          own.add(() => upListeners.delete(listener));
          return () => upListeners.delete(listener);
        },
        publish(channel, message) {
          if (!isDown && !isGone) deliver({ channel, message });
        },
        subscribe(channel, listen) {
          const listener = { channel, node, listen };
          listeners.add(listener);
          own.add(() => listeners.delete(listener));
          return () => listeners.delete(listener);
        },
      };
      return {
        bus,
        node,
        leave() {
          isGone = true;
          for (const forget of own) forget();
        },
      };
    },
    setDown(next) {
      const wasDown = isDown;
      isDown = next;
      if (wasDown && !next) for (const listener of [...upListeners]) listener();
    },
  };
}
