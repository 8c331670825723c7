import type { Clock } from '../../clock.ts';
import type { Wire } from '../wire/wire.ts';

/** A connection that has not said hello in Socket.IO's way by then is cut. */
export const HELLO_DEADLINE_MS = 5_000;

const LOOK_MS = 1_000;

/** Connections that belong to no board: each is given a while to join one, and there is a limit to how many there are. */
export interface Newcomers {
  readonly size: number;
  add(wire: Wire): void;
  /** It said hello. `hasJoined` tells whether it is in a room. */
  greet(wire: Wire, hasJoined: () => boolean): void;
  remove(wire: Wire): void;
  stop(): void;
}

interface Newcomer {
  readonly sinceMs: number;
  readonly hasJoined?: () => boolean;
}

export function createNewcomers(deps: {
  readonly clock: Clock;
  readonly joinDeadlineMs: number;
  readonly onLate: (wire: Wire) => void;
}): Newcomers {
  const { clock, joinDeadlineMs, onLate } = deps;
  const newcomers = new Map<Wire, Newcomer>();
  let cancel: (() => void) | undefined;

  const look = (): void => {
    cancel = undefined;
    for (const [wire, newcomer] of newcomers) {
      if (newcomer.hasJoined?.()) newcomers.delete(wire);
      else if (isLate(newcomer)) late(wire);
    }
    lookLater();
  };

  const lookLater = (): void => {
    if (newcomers.size > 0) cancel ??= clock.after(LOOK_MS, look);
  };

  const isLate = ({ sinceMs, hasJoined }: Newcomer): boolean =>
    clock.now() - sinceMs > (hasJoined ? joinDeadlineMs : HELLO_DEADLINE_MS);

  const late = (wire: Wire): void => {
    newcomers.delete(wire);
    onLate(wire);
  };

  return {
    get size() {
      return newcomers.size;
    },
    add(wire) {
      newcomers.set(wire, { sinceMs: clock.now() });
      lookLater();
    },
    greet(wire, hasJoined) {
      const newcomer = newcomers.get(wire);
      if (newcomer) newcomers.set(wire, { ...newcomer, hasJoined });
    },
    remove: (wire) => void newcomers.delete(wire),
    stop() {
      newcomers.clear();
      cancel?.();
    },
  };
}
