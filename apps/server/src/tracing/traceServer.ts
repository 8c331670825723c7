import type { Push, Reply } from '@drawbridge/protocol';
import { coverStorage } from '../measureStorage.ts';
import type { BoardGate, Gate } from '../rooms/gate/gate.ts';
import type { Client } from '../socket/client.ts';
import type { Handlers } from '../socket/handlers.ts';
import type { NewEntry, Storage } from '../storage/index.ts';
import type { Span, Tracing } from './tracing.ts';

/** The parts of a server, seen from outside: none of them knows that it is traced. */
export interface TracedParts {
  handlers(handlers: Handlers): Handlers;
  gate(gate: Gate): Gate;
  storage(storage: Storage): Storage;
}

/** A push from when it came until it is answered. */
interface OpenPush {
  readonly span: Span;
  /** From when it is durable until everybody was told. */
  announcing?: Span;
}

/**
 *     push ─┬─ gate      is it sound? together with others of its board
 *           ├─ append    until it is on disk
 *           └─ announce  to the others, and to its author
 *
 * What checks and stores does so for several pushes at once. They are recognised by what is passed on unchanged: the bytes
 * of an update, and its session and number. (The bytes of one that came in fragments are put together on the way: its
 * trace has no gate.)
 */
export function traceServer(tracing: Tracing): TracedParts {
  const byBytes = new WeakMap<Uint8Array, OpenPush>();
  const byNumber = new Map<string, OpenPush>();
  const open = { byBytes, byNumber };
  return {
    handlers: (handlers) => traceHandlers(handlers, tracing, open),
    gate: (gate) => traceGate(gate, tracing, byBytes),
    storage: (storage) => traceStorage(storage, tracing, byNumber),
  };
}

interface OpenPushes {
  readonly byBytes: WeakMap<Uint8Array, OpenPush>;
  readonly byNumber: Map<string, OpenPush>;
}

function traceHandlers(handlers: Handlers, tracing: Tracing, { byBytes, byNumber }: OpenPushes): Handlers {
  const beginPush = (client: Client, { n, bytes }: Push): OpenPush => {
    const attributes = { board: client.boardId ?? '', bytes: bytes.length };
    const push: OpenPush = { span: tracing.begin('push', { attributes }) };
    byBytes.set(bytes, push);
    byNumber.set(keyOf(client.sessionId, n), push);
    return push;
  };
  return {
    ...handlers,
    'board:join'(client, request, reply) {
      const span = tracing.begin('join', { attributes: { board: request.boardId } });
      return handlers['board:join'](client, request, (joined) => {
        if (joined.ok) span.set({ mode: joined.mode, head: joined.head });
        endBy(span, joined);
        reply(joined);
      });
    },
    'update:push'(client, push, reply) {
      const open = beginPush(client, push);
      const key = keyOf(client.sessionId, push.n);
      return handlers['update:push'](client, push, (stored) => {
        reply(stored);
        // A fragment is answered before the whole is stored, which then is another push's of the same number.
        if (byNumber.get(key) === open) byNumber.delete(key);
        open.announcing?.end();
        if (stored.ok) open.span.set({ seq: stored.seq });
        endBy(open.span, stored);
      });
    },
  };
}

function traceGate(gate: Gate, tracing: Tracing, byBytes: WeakMap<Uint8Array, OpenPush>): Gate {
  const check =
    (board: BoardGate): BoardGate['check'] =>
    async (candidates) => {
      const spans = candidates.map(({ bytes }) => {
        const within = byBytes.get(bytes)?.span;
        return within && tracing.begin('gate', { within, attributes: { together: candidates.length } });
      });
      try {
        const verdicts = await board.check(candidates);
        for (const [index, span] of spans.entries()) span?.set({ verdict: verdicts[index]?.kind ?? '' });
        for (const span of spans) span?.end();
        return verdicts;
      } catch (error) {
        for (const span of spans) span?.end(String(error));
        throw error;
      }
    };
  return {
    ...gate,
    open(boardId, load) {
      const board = gate.open(boardId, load);
      return { ...board, check: check(board) };
    },
  };
}

function traceStorage(storage: Storage, tracing: Tracing, byNumber: Map<string, OpenPush>): Storage {
  const pushesOf = (entries: readonly NewEntry[]): OpenPush[] =>
    entries.flatMap(({ session, n }) => byNumber.get(keyOf(session, n)) ?? []);
  return coverStorage(storage, {
    async append(boardId, epoch, entries) {
      const pushes = pushesOf(entries);
      const attributes = { together: entries.length };
      const spans = pushes.map(({ span }) => tracing.begin('append', { within: span, attributes }));
      try {
        const appended = await storage.append(boardId, epoch, entries);
        for (const span of spans) span.end();
        for (const push of pushes) push.announcing = tracing.begin('announce', { within: push.span });
        return appended;
      } catch (error) {
        for (const span of spans) span.end(String(error));
        throw error;
      }
    },
    async compact(boardId) {
      const span = tracing.begin('compact', { attributes: { board: boardId } });
      try {
        const board = await storage.compact(boardId);
        span.set({ outcome: board ? 'done' : 'idle', bytes: board?.snapshot?.bytes ?? 0 });
        span.end();
        return board;
      } catch (error) {
        span.end(String(error));
        throw error;
      }
    },
  });
}

function endBy(span: Span, reply: Reply): void {
  span.end(reply.ok ? undefined : reply.error);
}

function keyOf(session: string | undefined, n: number): string {
  return `${session} ${n}`;
}
