import { type ClientEventName, ERROR_CODES, type ErrorCode, SESSION_END_CODES } from '@drawbridge/protocol';
import { CONNECTION_REFUSALS, type ConnectionRefusal } from '../socket/door/admission.ts';
import type { CountBy, Meter } from './meter.ts';

/** What is counted of connections and of what travels over them. */
export interface SocketMetrics {
  connected(): void;
  /** `reason` in Socket.IO's words. */
  disconnected(reason: string): void;
  /** A connection was refused, and why. */
  connectionRefused(reason: ConnectionRefusal): void;
  received(bytes: number): void;
  sent(bytes: number): void;
  /** A client event was refused, and why. */
  refused(event: RefusedEvent, error: ErrorCode | 'namespace'): void;
  /** A message of a client waits because it sent too many of these. */
  delayed(reason: 'packets' | 'bytes'): void;
  /** A client does not take what it is sent and is sent no more for a while. */
  lagging(): void;
  /** A client was cut off because it does not take what it is sent. */
  cutOff(): void;
  /** The server ended a session, and why. */
  terminated(code: string): void;
  /** Asks for these whenever the metrics are read. */
  watchConnections(look: () => ConnectionFigures): void;
}

export type RefusedEvent = ClientEventName | 'unknown';

/** How it is with all connections at one moment. */
export interface ConnectionFigures {
  readonly websocket: number;
  readonly polling: number;
  /** Those that are in a room. */
  readonly people: number;
  /** Those that are sent nothing for now, because they do not take it. */
  readonly lagging: number;
  /** What waits for clients to take it. */
  readonly backlogBytes: number;
}

const NOBODY: ConnectionFigures = { websocket: 0, polling: 0, people: 0, lagging: 0, backlogBytes: 0 };

const CLIENT_EVENTS = Object.keys({
  'board:join': true,
  'board:tail': true,
  'update:push': true,
  'presence:set': true,
  'profile:set': true,
  'auth:refresh': true,
  'peer:remove': true,
} satisfies Record<ClientEventName, true>);

const DISCONNECTS = [
  'client namespace disconnect',
  'server namespace disconnect',
  'server shutting down',
  'ping timeout',
  'transport close',
  'transport error',
  'parse error',
  'forced close',
  'forced server close',
];

export function createSocketMetrics(meter: Meter): SocketMetrics {
  const connects = meter.count('drawbridge_connects_total', 'Connections that were opened.');
  const disconnects: CountBy<[string]> = meter.countBy(
    'drawbridge_disconnects_total',
    'Connections that ended, by reason.',
    { reason: DISCONNECTS },
  );
  const terminated: CountBy<[string]> = meter.countBy(
    'drawbridge_terminated_total',
    'Connections that the server ended, by reason; slow ones did not take what they were sent.',
    { code: [...SESSION_END_CODES, 'unjoined'] },
  );
  const refused: CountBy<[string, string]> = meter.countBy(
    'drawbridge_refused_total',
    'Client events that were refused, by event and error code.',
    { event: [...CLIENT_EVENTS, 'unknown'], error: [...ERROR_CODES, 'namespace'] },
  );
  const lagging = meter.count(
    'drawbridge_lagging_total',
    'Times that a client did not take what it was sent and was caught up later.',
  );
  return {
    connected: () => connects(),
    disconnected: disconnects,
    terminated,
    refused,
    cutOff: () => terminated('slow'),
    lagging: () => lagging(),
    connectionRefused: meter.countBy(
      'drawbridge_refused_connections_total',
      'Connections that were refused, by reason.',
      { reason: Object.keys(CONNECTION_REFUSALS) },
    ),
    delayed: meter.countBy(
      'drawbridge_delayed_total',
      'Messages that waited, by what there was too much of.',
      {
        reason: ['packets', 'bytes'],
      },
    ),
    ...createTraffic(meter),
    watchConnections: createWatch(meter),
  };
}

function createTraffic(meter: Meter): Pick<SocketMetrics, 'received' | 'sent'> {
  const messagesIn = meter.count('drawbridge_received_messages_total', 'Messages of clients.');
  const bytesIn = meter.count('drawbridge_received_bytes_total', 'Bytes of messages of clients.');
  const messagesOut = meter.count('drawbridge_sent_messages_total', 'Messages to clients, one for each.');
  const bytesOut = meter.count('drawbridge_sent_bytes_total', 'Bytes of messages to clients.');
  return {
    received(bytes) {
      messagesIn();
      bytesIn(bytes);
    },
    sent(bytes) {
      messagesOut();
      bytesOut(bytes);
    },
  };
}

function createWatch(meter: Meter): SocketMetrics['watchConnections'] {
  let look = (): ConnectionFigures => NOBODY;
  let now = NOBODY;
  meter.beforeRender(() => {
    now = look();
  });
  meter.gaugeBy('drawbridge_connections', 'Open client connections, by transport.', {
    label: 'transport',
    read: () => ({ websocket: now.websocket, polling: now.polling }),
  });
  meter.gauge('drawbridge_people', 'Connections that are on a board.', () => now.people);
  meter.gauge(
    'drawbridge_lagging',
    'Connections that do not take what they are sent and wait to be caught up.',
    () => now.lagging,
  );
  meter.gauge(
    'drawbridge_backlog_bytes',
    'Bytes that wait for clients to take them.',
    () => now.backlogBytes,
  );
  return (given) => {
    look = given;
  };
}
