import type { Server as SocketIoServer } from 'socket.io';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { WorkMeter } from '../threadTime.ts';
import type { Admission } from './door/admission.ts';
import type { Newcomers } from './door/newcomers.ts';
import { type EnginePacket, type EngineSocket, engineSocketOf } from './engine/engineSocket.ts';
import { OpenWire, type OpenWireDeps, type WireLimits } from './wire/openWire.ts';
import { gatePolling } from './wire/pollingGate.ts';

/** What a client that floods is still sent, it must take within this time. */
const FLOOD_GRACE_MS = 100;

/** A client that flooded is asked to stay away for this long, and up to twice as long. */
const FLOOD_RETRY_MS = 20_000;

/** The connections below Socket.IO. */
export interface Wires {
  /** The wire below a Socket.IO connection; `undefined` when it is gone already. */
  get(id: string): OpenWire | undefined;
  all(): Iterable<OpenWire>;
}

export interface WiresDeps {
  readonly engine: SocketIoServer['engine'];
  readonly admission: Admission;
  readonly newcomers: Newcomers;
  readonly limits: WireLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly work: WorkMeter;
}

/** Follows every connection from before Socket.IO has heard from it. */
export function createWires(deps: WiresDeps): Wires {
  const { engine, admission, newcomers, limits, clock, log, metrics, work } = deps;
  const byId = new Map<string, OpenWire>();

  const onFlood = (flooding: OpenWire): void => {
    const { id } = flooding.wire;
    metrics.terminated('flood');
    log.warn({ connection: id, address: flooding.address }, 'flooding: cut off');
    admission.penalize(flooding.address);
    cutOff(flooding);
  };
  const shared: OpenWireDeps = {
    limits,
    clock,
    metrics,
    work,
    onDelay: metrics.delayed,
    onFlood,
  };

  const open = (socket: EngineSocket): void => {
    const address = socket.request ? admission.addressOf(socket.request) : '';
    const opened = new OpenWire(socket, address, shared);
    const { wire } = opened;
    if (!admission.enter(address)) {
      wire.terminate();
      return;
    }
    byId.set(wire.id, opened);
    newcomers.add(wire);
    socket.on('packet', hear);
    socket.on('packetCreate', count);
    socket.on('close', forget);
  };

  // One function for all connections, told by `this` which one it is: each of its own would be kept as long as it is open.
  function hear(this: EngineSocket, packet: EnginePacket): void {
    // Whoever sends is alive, even if a slow line has not brought the answer to the last ping yet.
    this.hasRefreshedPingTimeout = false;
    byId.get(this.id)?.hear(packet);
  }

  /** Called with every packet that Engine.IO is about to send. */
  function count({ type, data }: EnginePacket): void {
    if (type === 'message' && data !== undefined) metrics.sent(data.length);
  }

  function forget(this: EngineSocket): void {
    const closed = byId.get(this.id);
    if (!closed) return;
    byId.delete(this.id);
    newcomers.remove(closed.wire);
    admission.leave(closed.address);
    closed.ended();
  }

  gatePolling(engine, (id) => byId.get(id));
  engine.on('connection', (conn) => {
    try {
      open(engineSocketOf(conn));
    } catch (error) {
      log.error({ err: error }, 'connection not opened');
      conn.close(true);
    }
  });

  return { get: (id) => byId.get(id), all: () => byId.values() };
}

function cutOff({ wire, client }: OpenWire): void {
  const retryMs = Math.round(FLOOD_RETRY_MS * (1 + Math.random()));
  client?.connection.send('session:end', { code: 'flood', retryMs });
  wire.setReading(false);
  wire.close(FLOOD_GRACE_MS);
}
