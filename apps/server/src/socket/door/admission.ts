import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { IsBanned } from './bannedAddresses.ts';
import type { AddressOf } from './clientAddress.ts';
import type { OriginCheck } from './originCheck.ts';
import { createVisitorBook, type Visitors } from './visitors.ts';

/** What a flood costs its address, in seconds of new connections: enough that it cannot be had once a connection. */
const FLOOD_COST_SECONDS = 1;

export interface AdmissionLimits {
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  readonly maxConnectsPerSecond: number;
  readonly maxUnjoined: number;
}

/** Why a connection was refused: for the metrics, and in words for the client. */
export const CONNECTION_REFUSALS = {
  banned: 'Whoever runs this server lets nobody in from your address.',
  origin: 'Pages of this origin may not connect.',
  draining: 'The server is about to stop.',
  full: 'The server has as many connections as it allows.',
  address: 'Your address has as many connections as the server allows.',
  unjoined: 'Too many connections wait to join a board. Try again in a few seconds.',
  rate: 'Too many new connections from your address. Try again in a few seconds.',
} as const;

export type ConnectionRefusal = keyof typeof CONNECTION_REFUSALS;

/** Decides who may connect. */
export interface Admission {
  /** Why a request for a connection is refused; `undefined` when it is not. */
  refusal(request: IncomingMessage): ConnectionRefusal | undefined;
  /** A connection from `address` is open. Answers whether it may stay; whoever may must `leave` when it is closed. */
  enter(address: string): boolean;
  leave(address: string): void;
  /** A client from `address` was cut off for what it sent: the next ones from there have to wait. */
  penalize(address: string): void;
  readonly addressOf: AddressOf;
  /** How many addresses it remembers. */
  readonly addresses: number;
}

export interface AdmissionDeps {
  readonly limits: AdmissionLimits;
  readonly clock: Clock;
  readonly isAllowedOrigin: OriginCheck;
  readonly isBanned: IsBanned;
  readonly addressOf: AddressOf;
  readonly isDraining: () => boolean;
  /** How many connections have joined no board. */
  readonly unjoined: () => number;
}

export function createAdmission(deps: AdmissionDeps): Admission {
  const { limits, clock, isAllowedOrigin, isBanned, addressOf, isDraining, unjoined } = deps;
  const { maxConnectsPerSecond: perSecond } = limits;
  const book = createVisitorBook({ perSecond, clock });
  let open = 0;

  const isTooOften = ({ connects }: Visitors): boolean => {
    // An attempt that is refused is not counted: somebody who keeps asking gets in when it is possible.
    if (connects.debtMs > 0) return true;
    connects.take(1);
    return false;
  };

  return {
    addressOf,
    get addresses() {
      return book.size;
    },
    refusal(request) {
      const address = addressOf(request);
      if (isBanned(address)) return 'banned';
      if (!isAllowedOrigin(request)) return 'origin';
      if (isDraining()) return 'draining';
      if (open >= limits.maxConnections) return 'full';
      if (unjoined() >= limits.maxUnjoined) return 'unjoined';
      const visitors = book.from(address);
      if (visitors.open >= limits.maxConnectionsPerAddress) return 'address';
      return isTooOften(visitors) ? 'rate' : undefined;
    },
    penalize(address) {
      book.from(address).connects.take(perSecond * FLOOD_COST_SECONDS);
    },
    enter(address) {
      const visitors = book.from(address);
      if (open >= limits.maxConnections || visitors.open >= limits.maxConnectionsPerAddress) return false;
      open += 1;
      visitors.open += 1;
      return true;
    },
    leave(address) {
      open -= 1;
      book.from(address).open -= 1;
    },
  };
}
