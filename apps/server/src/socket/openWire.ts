import type { SessionEnd } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics.ts';
import type { Allowance } from './client.ts';
import type { EnginePacket, EngineSocket } from './engine.ts';
import { Intake, type IntakeLimits } from './intake.ts';
import { type RateLimit, TokenBucket } from './tokenBucket.ts';
import { Wire } from './wire.ts';

export interface WireLimits extends IntakeLimits {
  /** In milliseconds of work. */
  readonly cpu: RateLimit;
}

/** A wire and what it may carry. */
export interface OpenWire {
  readonly wire: Wire;
  readonly intake: Intake;
  readonly allowance: Allowance;
  /** Tells the client why it is cut off. Absent until it said hello. */
  goodbye?: (end: SessionEnd) => void;
}

export interface OpenWireDeps {
  readonly limits: WireLimits;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly onFlood: (open: OpenWire) => void;
}

/** Puts the limits between a connection's transport and Socket.IO's parser. */
export function openWire(socket: EngineSocket, { limits, clock, metrics, onFlood }: OpenWireDeps): OpenWire {
  const wire = new Wire(socket, clock);
  const cpu = new TokenBucket(limits.cpu, clock.now);
  const handOn = takeMessages(socket);

  const deliver = (message: string | Uint8Array): void => {
    if (!wire.isOpen) return;
    if (isForeignNamespace(message)) {
      metrics.refused('namespace');
      wire.close();
      return;
    }
    const startMs = clock.now();
    handOn(message);
    cpu.take(clock.now() - startMs);
  };

  const intake = new Intake({
    limits,
    clock,
    deliver,
    setReading: (isReading) => wire.setReading(isReading),
    onDelay: metrics.delayed,
    onFlood: () => onFlood(open),
  });
  const open: OpenWire = {
    wire,
    intake,
    allowance: {
      get waitMs() {
        return cpu.debtMs;
      },
      spent: (ms) => void cpu.take(ms),
      charge: (packets) => void intake.charge(packets),
    },
  };

  socket.on('packet', ({ type, data }: EnginePacket) => {
    // Whoever sends is alive, even if a slow line has not brought the answer to the last ping yet.
    socket.hasRefreshedPingTimeout = false;
    if (type === 'message' && data !== undefined) intake.take(data);
    else intake.charge(1);
  });
  socket.once('close', () => intake.close());
  return open;
}

/** Takes the messages of a connection away from Socket.IO; answers how to hand them on. */
function takeMessages(socket: EngineSocket): (message: string | Uint8Array) => void {
  const listeners = socket.listeners('data');
  socket.removeAllListeners('data');
  return (message) => {
    for (const listen of listeners) listen.call(socket, message);
  };
}

/** Text of Socket.IO that names a namespace: a digit, the name, a comma. There is only "/" here, which goes unnamed. */
function isForeignNamespace(message: string | Uint8Array): boolean {
  return typeof message === 'string' && message[1] === '/' && message.length > 2 && message[2] !== ',';
}
