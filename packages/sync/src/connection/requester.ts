import type { ClientEventName, ClientEvents, Reply } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { BoardSocket } from './boardSocket.ts';

/**
 * Silence of this length while answers are due: the connection is given up and made anew. A storage that takes ten seconds
 * to flush is slow, not broken; and on a slow line the fragments of a large update are answered one by one.
 */
export const REPLY_TIMEOUT_MS = 20_000;

type AcknowledgedEvent = {
  [E in ClientEventName]: Parameters<ClientEvents[E]>['length'] extends 2 ? E : never;
}[ClientEventName];

/** Asks the server and hands over its answer, unless the connection breaks first. */
export interface Requester {
  /** `parse` refuses an answer that is not one with `undefined`; that counts as a broken connection. */
  request<E extends AcknowledgedEvent, T extends object>(
    event: E,
    payload: Parameters<ClientEvents[E]>[0],
    parse: (message: unknown) => Reply<T> | undefined,
    onReply: (reply: Reply<T>) => void,
  ): void;
  /** The connection is gone: nothing that was asked will be answered any more. */
  cancelAll(): void;
}

export interface RequesterDeps {
  readonly socket: BoardSocket;
  readonly clock: Clock;
  /** No answer in time, or one that is not an answer. Everything that was asked is cancelled by then. */
  readonly onBroken: () => void;
}

export function createRequester({ socket, clock, onBroken }: RequesterDeps): Requester {
  const waiting = new Set<object>();
  let cancelTimeout = (): void => {};

  const cancelAll = (): void => {
    cancelTimeout();
    waiting.clear();
  };

  const awaitAnswer = (): void => {
    cancelTimeout();
    if (waiting.size > 0) cancelTimeout = clock.after(REPLY_TIMEOUT_MS, broken);
  };

  /** Once is enough, however many requests are waiting: whoever mends the connection asks again. */
  const broken = (): void => {
    cancelAll();
    onBroken();
  };

  return {
    request(event, payload, parse, onReply) {
      const answer = (message: unknown): void => {
        if (!waiting.delete(answer)) return;
        awaitAnswer();
        const reply = parse(message);
        if (reply) onReply(reply);
        else broken();
      };
      waiting.add(answer);
      if (waiting.size === 1) awaitAnswer();
      emitWithReply(socket, event, payload, answer);
    },
    cancelAll,
  };
}

function emitWithReply<E extends AcknowledgedEvent>(
  socket: BoardSocket,
  event: E,
  payload: Parameters<ClientEvents[E]>[0],
  answer: (message: unknown) => void,
): void {
  // The compiler cannot see that [payload, reply] is the parameter list of every acknowledged event.
  socket.emit(event, ...([payload, answer] as unknown as Parameters<ClientEvents[E]>));
}
