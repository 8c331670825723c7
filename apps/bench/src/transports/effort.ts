import type { Effort } from './measure/measureTransport.ts';
import { TRANSPORT_NAMES, TRANSPORTS, type TransportName } from './transports.ts';

/** How much is done for all of it. */
export interface WholeEffort extends Effort {
  /** Connections that one node is to hold at once; 0 leaves it out. */
  readonly hold: number;
}

/** All transports in less than three minutes together. What is said every ten or fifteen seconds is not seen then. */
const QUICK = { clients: 10, seconds: 1.5, crowd: 100, hold: 1_000 };

/** What was wanted, but no more of it than a quick look takes. */
export function quickened(effort: WholeEffort): WholeEffort {
  return {
    ...effort,
    clients: Math.min(effort.clients, QUICK.clients),
    seconds: Math.min(effort.seconds, QUICK.seconds),
    crowd: Math.min(effort.crowd, QUICK.crowd),
    hold: Math.min(effort.hold, QUICK.hold),
  };
}

/** Those that can be looked at quickly: whoever asks seldom has to be waited for. */
export const QUICK_NAMES: readonly TransportName[] = TRANSPORT_NAMES.filter(
  (name) => (TRANSPORTS[name].intervalSeconds ?? 0) <= 1,
);
