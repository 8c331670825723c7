import type { Clock } from '../../clock.ts';
import type { Metrics } from '../../metrics.ts';
import type { WorkMeter } from '../../threadTime.ts';
import type { Allowance, Client } from '../client.ts';
import type { EnginePacket, EngineSocket } from '../engine/engineSocket.ts';
import { type RateLimit, TokenBucket } from '../tokenBucket.ts';
import { Intake, type IntakeLimits, type Outlet } from './intake.ts';
import { Wire } from './wire.ts';

export interface WireLimits extends IntakeLimits {
  /** In milliseconds of work. */
  readonly cpu: RateLimit;
}

/** What all wires of a server share. */
export interface OpenWireDeps {
  readonly limits: WireLimits;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly work: WorkMeter;
  readonly onDelay: Metrics['delayed'];
  readonly onFlood: (open: OpenWire) => void;
}

type Message = string | Uint8Array;
type Listener = (message: Message) => void;

/**
 * A wire and what it may carry: its limits stand between the connection's transport and Socket.IO's parser. A class, and its
 * own outlet and allowance, because ten thousand idle ones must not each carry a dozen functions.
 */
export class OpenWire implements Allowance, Outlet {
  readonly wire: Wire;
  readonly intake: Intake;
  /** Where it comes from, as far as limits go. */
  readonly address: string;
  /** Absent until it said hello. */
  client?: Client;
  readonly #deps: OpenWireDeps;
  readonly #cpu: TokenBucket;
  readonly #handOn: Listener;

  constructor(socket: EngineSocket, address: string, deps: OpenWireDeps) {
    this.#deps = deps;
    this.wire = new Wire(socket, deps.clock);
    this.address = address;
    this.#cpu = new TokenBucket(deps.limits.cpu, deps.clock.now);
    this.#handOn = takeListener(socket);
    this.intake = new Intake(this, deps);
  }

  get waitMs(): number {
    return this.#cpu.debtMs;
  }

  spent(ms: number): void {
    this.#cpu.take(ms);
  }

  charge(packets: number): void {
    this.intake.charge(packets);
  }

  /** Takes what came over the transport. */
  hear({ type, data }: EnginePacket): void {
    if (type === 'message' && data !== undefined) {
      this.#deps.metrics.received(data.length);
      this.intake.take(data);
    } else this.intake.charge(1);
  }

  deliver(message: Message): void {
    const { metrics, work } = this.#deps;
    if (!this.wire.isOpen) return;
    if (isForeignNamespace(message)) {
      metrics.refused('unknown', 'namespace');
      this.wire.close();
      return;
    }
    const begunMs = work.begin();
    this.#handOn(message);
    this.#cpu.take(work.end(begunMs));
  }

  setReading(isReading: boolean): void {
    this.wire.setReading(isReading);
  }

  flooded(): void {
    this.#deps.onFlood(this);
  }

  /** To be called when Engine.IO has closed the connection. */
  ended(): void {
    this.intake.close();
    this.wire.ended();
  }
}

/**
 * Takes the messages of a connection away from Socket.IO, which alone listens to them; answers how to hand them on.
 *
 * @throws Error when that is no longer so.
 */
function takeListener(socket: EngineSocket): Listener {
  const [listener, ...others] = socket.listeners('data');
  if (!listener || others.length > 0) throw new Error('Socket.IO listens in another way than it did.');
  socket.removeAllListeners('data');
  // Engine.IO calls it with the data of a message. It is bound to its client.
  return listener as Listener;
}

/** Text of Socket.IO that names a namespace: a digit, the name, a comma. There is only "/" here, which goes unnamed. */
function isForeignNamespace(message: Message): boolean {
  return typeof message === 'string' && message[1] === '/' && message.length > 2 && message[2] !== ',';
}
