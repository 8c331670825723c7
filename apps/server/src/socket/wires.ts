import type { Server as SocketIoServer } from 'socket.io';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Admission } from './admission.ts';
import { type EngineSocket, engineSocketOf } from './engine.ts';
import type { Newcomers } from './newcomers.ts';
import { type OpenWire, openWire, type WireLimits } from './openWire.ts';
import { gatePolling } from './pollingGate.ts';

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
}

/** Follows every connection from before Socket.IO has heard from it. */
export function createWires(deps: WiresDeps): Wires {
  const { engine, admission, newcomers, limits, clock, log, metrics } = deps;
  const byId = new Map<string, OpenWire>();

  const open = (socket: EngineSocket): void => {
    const address = socket.request ? admission.addressOf(socket.request) : '';
    const onFlood = (flooding: OpenWire): void => {
      metrics.terminated('flood');
      log.warn({ connection: flooding.wire.id, address }, 'flooding: cut off');
      admission.penalize(address);
      cutOff(flooding);
    };
    const opened = openWire(socket, { limits, clock, metrics, onFlood });
    const { wire } = opened;
    const leave = admission.enter(address);
    if (!leave) {
      wire.terminate();
      return;
    }
    byId.set(wire.id, opened);
    newcomers.add(wire);
    socket.once('close', () => {
      byId.delete(wire.id);
      newcomers.remove(wire);
      leave();
    });
  };

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

function cutOff({ wire, goodbye }: OpenWire): void {
  goodbye?.({ code: 'flood', retryMs: Math.round(FLOOD_RETRY_MS * (1 + Math.random())) });
  wire.setReading(false);
  wire.close(FLOOD_GRACE_MS);
}
