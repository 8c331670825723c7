import type { Clock } from '../clock.ts';
import type { Backlog, Member } from './member.ts';

/** How often it is looked at. */
const LOOK_MS = 250;

/** A client with more than this on its way is not sent what happens until it has taken that. */
const MAX_BACKLOG_BYTES = 1024 * 1024;
const MAX_BACKLOG_PACKETS = 128;

/** A client that has not taken it by then is cut off. */
const MAX_LAG_MS = 15_000;

/** Looks after clients that take what they are sent more slowly than it is made. */
export interface Laggards {
  /** Somebody was sent something: looks for as long as there are people. */
  look(): void;
  stop(): void;
}

export interface LaggardsDeps {
  readonly clock: Clock;
  readonly members: () => Iterable<Member>;
  /** Stops sending what happens to a client that has too much on its way. */
  readonly suspend: (member: Member) => void;
  /** Brings a client that has taken everything up to date again. */
  readonly resume: (member: Member) => void;
  readonly cutOff: (member: Member) => void;
}

export function createLaggards({ clock, members, suspend, resume, cutOff }: LaggardsDeps): Laggards {
  let cancel: (() => void) | undefined;

  const lookAt = (member: Member): void => {
    const { backlog } = member.connection;
    if (!member.lag) {
      if (isTooMuch(backlog)) suspend(member);
    } else if (backlog.packets === 0 && backlog.bytes === 0) resume(member);
    else if (clock.now() - member.lag.sinceMs > MAX_LAG_MS) cutOff(member);
  };

  const round = (): void => {
    cancel = undefined;
    const everybody = [...members()];
    for (const member of everybody) lookAt(member);
    // What nobody is sent cannot pile up: the next message starts the next round.
    if (everybody.some(({ lag, connection }) => lag || connection.backlog.bytes > 0)) look();
  };

  const look = (): void => {
    cancel ??= clock.after(LOOK_MS, round);
  };

  return {
    look,
    stop() {
      cancel?.();
      cancel = undefined;
    },
  };
}

function isTooMuch({ bytes, packets }: Backlog): boolean {
  return bytes > MAX_BACKLOG_BYTES || packets > MAX_BACKLOG_PACKETS;
}
