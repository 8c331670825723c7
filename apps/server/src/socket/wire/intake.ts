import type { Clock } from '../../clock.ts';
import { type RateLimit, TokenBucket } from '../tokenBucket.ts';

export interface IntakeLimits {
  readonly packets: RateLimit;
  readonly bytes: RateLimit;
  /** A client that is so far over its packets floods. */
  readonly floodMs: number;
}

/** Where one client's messages go, and what is done about it. */
export interface Outlet {
  deliver(message: string | Uint8Array): void;
  /** Stops or resumes the reading from the transport. */
  setReading(isReading: boolean): void;
  /** Called once, and nothing is handed on after it. */
  flooded(): void;
}

/** What all intakes of a server share. */
export interface IntakeDeps {
  readonly limits: IntakeLimits;
  readonly clock: Clock;
  readonly onDelay: (reason: 'packets' | 'bytes') => void;
}

interface Waiting {
  readonly message: string | Uint8Array;
  readonly atMs: number;
}

/**
 * What one client sends, between its transport and the parser. Up to its limits a packet goes straight on. Beyond them it
 * waits, in order, until it is paid for, so that an honest client that comes back with an hour's work is slowed and never
 * cut: too many bytes stop the reading, which the client feels as a slow line; too many packets queue here. Only a queue
 * that no honest client can fill is a flood.
 */
export class Intake {
  readonly #outlet: Outlet;
  readonly #deps: IntakeDeps;
  readonly #packets: TokenBucket;
  readonly #bytes: TokenBucket;
  /** Made when somebody has to wait: nearly nobody ever does. */
  #queue: Waiting[] | undefined;
  #cancelTimer: (() => void) | undefined;
  #isReading = true;
  #isClosed = false;
  #ready: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  constructor(outlet: Outlet, deps: IntakeDeps) {
    const { limits, clock } = deps;
    this.#outlet = outlet;
    this.#deps = deps;
    this.#packets = new TokenBucket(limits.packets, clock.now);
    this.#bytes = new TokenBucket(limits.bytes, clock.now);
  }

  /** Counts a packet that has no message, such as a pong, or a message again that turned out to be worth more than one. */
  charge(packets: number): number {
    const debtMs = this.#packets.take(packets);
    if (debtMs > this.#deps.limits.floodMs && !this.#isClosed) {
      this.close();
      this.#outlet.flooded();
    }
    return debtMs;
  }

  /** Hands a message on, now or later. */
  take(message: string | Uint8Array): void {
    if (this.#isClosed) return;
    const packetsMs = this.charge(1);
    const bytesMs = this.#bytes.take(message.length);
    if (this.#isClosed) return;
    const delayMs = Math.max(packetsMs, bytesMs);
    if (delayMs > 0) this.#deps.onDelay(bytesMs > packetsMs ? 'bytes' : 'packets');
    if (delayMs === 0 && !this.#queue) this.#outlet.deliver(message);
    else this.#wait(message, delayMs);
  }

  /** Resolves when nothing waits; `undefined` when nothing does. For a transport that can only be stopped between messages. */
  whenReady(): Promise<void> | undefined {
    if (this.#isClosed || !this.#queue) return undefined;
    this.#ready ??= Promise.withResolvers<void>();
    return this.#ready.promise;
  }

  /** Nothing is handed on any more. */
  close(): void {
    this.#isClosed = true;
    this.#queue = undefined;
    this.#cancelTimer?.();
    this.#ready?.resolve();
  }

  #wait(message: string | Uint8Array, delayMs: number): void {
    this.#queue ??= [];
    this.#queue.push({ message, atMs: this.#deps.clock.now() + delayMs });
    if (this.#bytes.debtMs > 0) this.#read(false);
    this.#schedule();
  }

  #schedule(): void {
    const { clock } = this.#deps;
    const next = this.#queue?.[0];
    if (next) this.#cancelTimer ??= clock.after(Math.max(1, next.atMs - clock.now()), () => this.#proceed());
  }

  #proceed(): void {
    this.#cancelTimer = undefined;
    const nowMs = this.#deps.clock.now();
    const queue = this.#queue ?? [];
    const due = queue.findIndex(({ atMs }) => atMs > nowMs);
    for (const { message } of queue.splice(0, due === -1 ? queue.length : due)) {
      if (!this.#isClosed) this.#outlet.deliver(message);
    }
    if (queue.length > 0) this.#schedule();
    else this.#settle();
  }

  #settle(): void {
    this.#queue = undefined;
    this.#read(true);
    this.#ready?.resolve();
    this.#ready = undefined;
  }

  #read(shouldRead: boolean): void {
    if (shouldRead === this.#isReading) return;
    this.#isReading = shouldRead;
    this.#outlet.setReading(shouldRead);
  }
}
