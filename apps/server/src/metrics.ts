import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is counted while the server runs, in Prometheus' terms. */
export interface Metrics {
  connected(): void;
  disconnected(): void;
  roomOpened(): void;
  roomClosed(): void;
  /** A client event was refused, and why. */
  refused(error: string): void;
  /** A connection was refused, and why. */
  connectionRefused(reason: string): void;
  /** A message of a client waits because it sent too many of these. */
  delayed(reason: 'packets' | 'bytes'): void;
  stored(updates: number, bytes: number): void;
  /** A client does not take what it is sent and is sent no more for a while. */
  lagging(): void;
  /** A client was cut off because it does not take what it is sent. */
  cutOff(): void;
  /** The server ended a session, and why. */
  terminated(code: string): void;
  /** An update would have damaged a board and was refused. */
  damaging(): void;
  /** A fault in the server's own code was caught. */
  failed(): void;
  storageIs(isOk: boolean): void;
  /** Asks for the bytes that wait for clients whenever the metrics are read. */
  watchBacklog(bytes: () => number): void;
  /** All of it in Prometheus' text format. */
  render(): Promise<string>;
}

export function createMetrics({ withProcess = false } = {}): Metrics {
  const register = new Registry();
  if (withProcess) collectDefaultMetrics({ register });
  return {
    ...createCounters(register),
    ...createGauges(register),
    render: () => register.metrics(),
  };
}

function createCounters(register: Registry) {
  /** `label` names what the counter is split by. */
  const count = (name: string, help: string, label?: string) => {
    const labelNames = label === undefined ? [] : [label];
    const counter = new Counter({
      name: `drawbridge_${name}_total`,
      help,
      labelNames,
      registers: [register],
    });
    return { inc: (value = 1) => counter.inc(value), of: (of: string) => counter.inc({ [label ?? '']: of }) };
  };
  const refused = count('refused', 'Client events that were refused, by error code.', 'error');
  const connections = count('refused_connections', 'Connections that were refused, by reason.', 'reason');
  const delayed = count('delayed', 'Messages that waited because a client sent too much, by what.', 'reason');
  const terminated = count('terminated', 'Connections that the server ended, by reason.', 'code');
  const lagging = count(
    'lagging',
    'Times that a client did not take what it was sent and was caught up later.',
  );
  const damaging = count('damaging', 'Updates that would have damaged a board and were refused.');
  const faults = count('faults', 'Faults in the server that were caught.');
  const updates = count('stored_updates', 'Updates committed to storage.');
  const bytes = count('stored_bytes', 'Bytes of committed updates.');
  return {
    refused: refused.of,
    connectionRefused: connections.of,
    delayed: delayed.of,
    terminated: terminated.of,
    cutOff: () => terminated.of('slow'),
    lagging: () => lagging.inc(),
    damaging: () => damaging.inc(),
    failed: () => faults.inc(),
    stored(count: number, size: number) {
      updates.inc(count);
      bytes.inc(size);
    },
  };
}

function createGauges(register: Registry) {
  const gauge = (name: string, help: string, read?: () => number) =>
    new Gauge({
      name: `drawbridge_${name}`,
      help,
      registers: [register],
      ...(read && {
        collect() {
          this.set(read());
        },
      }),
    });
  const connections = gauge('connections', 'Open client connections.');
  const rooms = gauge('rooms', 'Boards open on this server.');
  const storageOk = gauge('storage_ok', '1 while writes succeed.');
  storageOk.set(1);
  return {
    connected: () => connections.inc(),
    disconnected: () => connections.dec(),
    roomOpened: () => rooms.inc(),
    roomClosed: () => rooms.dec(),
    storageIs: (isOk: boolean) => storageOk.set(isOk ? 1 : 0),
    watchBacklog: (bytes: () => number) =>
      void gauge('backlog_bytes', 'Bytes that wait for clients to take them.', bytes),
  };
}
