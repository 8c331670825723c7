import {
  type ClientEventName,
  parseClientEvent,
  type Refusal,
  type Reply,
  refuse,
} from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { RefusedEvent } from '../metrics/socketMetrics.ts';
import type { Metrics } from '../metrics.ts';
import type { WorkMeter } from '../threadTime.ts';
import { type Client, idsOf } from './client.ts';
import type { Handlers } from './handlers.ts';

/** Takes one event as it came from outside: `[name, payload, reply?]`, whatever those are. Never throws. */
export type Dispatch = (client: Client, event: readonly unknown[]) => void;

export interface DispatchDeps {
  readonly handlers: Handlers;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly work: WorkMeter;
}

/** Before a client asks again for what the server failed to do. */
const INTERNAL_RETRY_MS = 5_000;

/** What an event is worth in packets beyond the one that it is: by how many others hear of it, or how much is read. */
const EXTRA_PACKETS: { readonly [E in ClientEventName]: number } = {
  'board:join': 9,
  'board:tail': 4,
  'update:push': 0,
  'presence:set': 0,
  'profile:set': 4,
  'auth:refresh': 4,
  'peer:remove': 4,
};

/** Our own clients send nothing that earns these. */
const NONSENSE: ReadonlySet<string> = new Set(['invalid', 'unknown_event']);
const NONSENSE_PACKETS = 9;

/** An event, taken apart and not yet believed. */
interface Request {
  readonly name: unknown;
  /** The first of so many arguments. */
  readonly payload: unknown;
  readonly args: number;
  readonly acknowledge: ((reply: Reply) => void) | undefined;
}

/**
 * The one way in. Every event is parsed, handled inside a catch for sync and async errors, and answered exactly once; a
 * refusal is counted, and logged the first time this client earns it. A client that made the server work too much is asked
 * to try again later.
 */
export function createDispatch(deps: DispatchDeps): Dispatch {
  return (client, event) => {
    const begunMs = deps.work.begin();
    try {
      take(client, readRequest(event), deps);
    } catch (error) {
      failed(client, error, deps);
    }
    client.allowance?.spent(deps.work.end(begunMs));
  };
}

function readRequest(event: readonly unknown[]): Request {
  const [name, payload] = event;
  const args = event.length - 1;
  const last = event[args];
  return args > 0 && isFunction(last)
    ? { name, payload, args: args - 1, acknowledge: last }
    : { name, payload, args, acknowledge: undefined };
}

/** Socket.IO's own: bytes from outside do not become functions. */
function isFunction(value: unknown): value is (reply: Reply) => void {
  return typeof value === 'function';
}

function take(client: Client, request: Request, deps: DispatchDeps): void {
  const reply = answerOnce(client, request, deps);
  const refusal = refusalOf(client, request);
  if (refusal) reply(refusal);
  else if (isClientEvent(request.name)) {
    client.allowance?.charge(EXTRA_PACKETS[request.name]);
    handle(client, { name: request.name, payload: request.payload, reply }, deps);
  }
}

/** What is wrong with an event before anybody has looked into its payload. */
function refusalOf({ allowance }: Client, { name, args, acknowledge }: Request): Refusal | undefined {
  if (!isClientEvent(name)) return refuse('unknown_event', 'There is no such event in this version.');
  if (args !== 1) return refuse('invalid', 'An event has exactly one argument.');
  if (!acknowledge && name !== 'presence:set') return refuse('invalid', 'This event must be acknowledged.');
  const waitMs = Math.ceil(allowance?.waitMs ?? 0);
  return waitMs > 0 ? refuse('rate', 'This was too much work at once. Try again.', waitMs) : undefined;
}

function answerOnce(
  client: Client,
  { name, acknowledge }: Request,
  deps: DispatchDeps,
): (reply: Reply) => void {
  const sinceMs = performance.now();
  let isAnswered = false;
  return (reply) => {
    if (isAnswered) return;
    isAnswered = true;
    try {
      if (isStored(reply)) deps.metrics.acknowledged((performance.now() - sinceMs) / 1_000);
      if (!reply.ok) refused(client, { name: isClientEvent(name) ? name : 'unknown', refusal: reply }, deps);
      acknowledge?.(reply);
    } catch (error) {
      failed(client, error, deps);
    }
  };
}

function handle<E extends ClientEventName>(
  client: Client,
  { name, payload, reply }: { name: E; payload: unknown; reply: (reply: Reply) => void },
  deps: DispatchDeps,
): void {
  const fail = (error: unknown): void => {
    failed(client, error, deps, name);
    reply(refuse('internal', 'The server failed to do this. It was logged.', INTERNAL_RETRY_MS));
  };
  try {
    const parsed = parseClientEvent[name](payload);
    // `reply` takes any reply, so it fits the narrower one of each event.
    if (parsed.ok)
      deps.handlers[name](client, parsed.value, reply as Parameters<Handlers[E]>[2])?.catch(fail);
    else reply(refuse(parsed.error ?? 'invalid', parsed.message));
  } catch (error) {
    fail(error);
  }
}

function refused(
  client: Client,
  { name, refusal }: { name: RefusedEvent; refusal: Refusal },
  { log, metrics }: DispatchDeps,
): void {
  const { error, message } = refusal;
  metrics.refused(name, error);
  if (NONSENSE.has(error)) client.allowance?.charge(NONSENSE_PACKETS);
  const kind = `${name} ${error}`;
  client.refused ??= new Set();
  if (client.refused.has(kind)) return;
  client.refused.add(kind);
  log.warn({ ...idsOf(client), event: name, error, message }, 'refused');
}

function failed(client: Client, error: unknown, { log, metrics }: DispatchDeps, event = 'any'): void {
  metrics.failed();
  log.error({ ...idsOf(client), event, err: error }, 'handler failed');
}

/** Whether this says that a whole update is on disk: a fragment, and what the log held already, have no seq. */
function isStored(reply: Reply): boolean {
  return reply.ok && 'seq' in reply && reply.seq !== 0;
}

function isClientEvent(name: unknown): name is ClientEventName {
  return typeof name === 'string' && Object.hasOwn(parseClientEvent, name);
}
