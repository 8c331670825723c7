import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is counted while the server runs, in Prometheus' terms. */
export interface Metrics {
  connected(): void;
  disconnected(): void;
  roomOpened(): void;
  roomClosed(): void;
  /** A client event was refused, and why. */
  refused(error: string): void;
  stored(updates: number, bytes: number): void;
  /** All of it in Prometheus' text format. */
  render(): Promise<string>;
}

export function createMetrics({ withProcess = false } = {}): Metrics {
  const register = new Registry();
  if (withProcess) collectDefaultMetrics({ register });
  const registers = [register];
  const connections = new Gauge({
    name: 'drawbridge_connections',
    help: 'Open client connections.',
    registers,
  });
  const rooms = new Gauge({ name: 'drawbridge_rooms', help: 'Boards open on this server.', registers });
  const refusals = new Counter({
    name: 'drawbridge_refused_total',
    help: 'Client events that were refused, by error code.',
    labelNames: ['error'],
    registers,
  });
  const updates = new Counter({
    name: 'drawbridge_stored_updates_total',
    help: 'Updates committed to storage.',
    registers,
  });
  const storedBytes = new Counter({
    name: 'drawbridge_stored_bytes_total',
    help: 'Bytes of committed updates.',
    registers,
  });
  return {
    connected: () => connections.inc(),
    disconnected: () => connections.dec(),
    roomOpened: () => rooms.inc(),
    roomClosed: () => rooms.dec(),
    refused: (error) => refusals.inc({ error }),
    stored(count, bytes) {
      updates.inc(count);
      storedBytes.inc(bytes);
    },
    render: () => register.metrics(),
  };
}
