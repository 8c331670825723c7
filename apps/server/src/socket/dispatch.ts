import {
  type ClientEventName,
  parseClientEvent,
  type Refusal,
  type Reply,
  refuse,
} from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Client } from './client.ts';
import type { Handlers } from './handlers.ts';

/** Takes one event as it came from outside: `[name, payload, reply?]`, whatever those are. Never throws. */
export type Dispatch = (client: Client, event: readonly unknown[]) => void;

export interface DispatchDeps {
  readonly handlers: Handlers;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Before a client asks again for what the server failed to do. */
const INTERNAL_RETRY_MS = 5_000;

/**
 * The one way in. Every event is parsed, handled inside a catch for sync and async errors, and answered exactly once; a
 * refusal is counted, and logged the first time this client earns it.
 */
export function createDispatch({ handlers, log, metrics }: DispatchDeps): Dispatch {
  const count = (client: Client, name: string, refusal: Refusal): void => {
    metrics.refused(refusal.error);
    const kind = `${name} ${refusal.error}`;
    if (client.refused.has(kind)) return;
    client.refused.add(kind);
    const { error, message } = refusal;
    log.warn({ ...idsOf(client), event: name, error, message }, 'refused');
  };

  const handle = async <E extends ClientEventName>(
    client: Client,
    name: E,
    args: readonly unknown[],
    reply: (reply: Reply) => void,
  ): Promise<void> => {
    const parsed = parseClientEvent[name](args[0]);
    if (!parsed.ok) {
      reply(refuse('invalid', parsed.message));
      return;
    }
    try {
      // `reply` takes any reply, so it fits the narrower one of each event.
      await handlers[name](client, parsed.value, reply as Parameters<Handlers[E]>[2]);
    } catch (error) {
      log.error({ ...idsOf(client), event: name, err: error }, 'handler failed');
      reply(refuse('internal', 'The server failed to do this. It was logged.', INTERNAL_RETRY_MS));
    }
  };

  return (client, event) => {
    const [name, ...rest] = event;
    const acknowledge = rest.at(-1);
    const hasReply = typeof acknowledge === 'function';
    const args = hasReply ? rest.slice(0, -1) : rest;
    const isKnown = isClientEvent(name);
    const label = isKnown ? name : 'unknown';
    let isAnswered = false;
    const reply = (answer: Reply): void => {
      if (isAnswered) return;
      isAnswered = true;
      if (!answer.ok) count(client, label, answer);
      if (hasReply) acknowledge(answer);
    };
    if (!isKnown) reply(refuse('unknown_event', 'There is no such event in this version.'));
    else if (args.length !== 1) reply(refuse('invalid', 'An event has exactly one argument.'));
    else if (!hasReply && name !== 'presence:set')
      reply(refuse('invalid', 'This event must be acknowledged.'));
    else void handle(client, name, args, reply);
  };
}

function idsOf({ connection, boardId }: Client) {
  return { connection: connection.id, boardId };
}

function isClientEvent(name: unknown): name is ClientEventName {
  return typeof name === 'string' && Object.hasOwn(parseClientEvent, name);
}
