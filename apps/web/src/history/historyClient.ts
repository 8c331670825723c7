import {
  type BoardEntries,
  type BoardHistory,
  type BoardWrite,
  historyPath,
  MAX_WRITES_ASKED,
  type NamedVersion,
  parseEntries,
  parseHistory,
  parseNamedVersion,
  parseWrites,
} from '@drawbridge/protocol';
import { bearerOf } from '../files/bearer.ts';

interface Part {
  readonly client: number;
  readonly clock: number;
}

interface Asked {
  readonly pauseSeconds: number;
  readonly before?: number;
  readonly after?: number;
}

/** Asks the server for earlier versions. Everything rejects with `HistoryError`, whose message is for the person. */
export interface HistoryClient {
  list(asked: Asked): Promise<BoardHistory>;
  /** The board as it was after entry `seq` of the log: one Yjs update. */
  boardAt(log: string, seq: number): Promise<Uint8Array>;
  /** What was written after entry `after`, as much as the server answers at a time; nothing when that is the end. */
  entries(range: { readonly after: number; readonly upto: number }): Promise<BoardEntries>;
  /** Who wrote these parts of the document, and when: the newest first. What nobody knows is left out. */
  writes(parts: readonly Part[]): Promise<BoardWrite[]>;
  name(seq: number, name: string): Promise<NamedVersion>;
  rename(id: number, name: string): Promise<void>;
  forget(id: number): Promise<void>;
}

export class HistoryError extends Error {
  /** What was asked for is not kept any more. */
  readonly isGone: boolean;

  constructor(message: string, { isGone = false } = {}) {
    super(message);
    this.isGone = isGone;
  }
}

interface HistoryClientDeps {
  /** Origin of the server. */
  readonly url: string;
  readonly boardId: string;
  /** Shows that this person may see the board, where that is needed. */
  readonly token?: (() => string | undefined) | undefined;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
}

const NO_ANSWER = 'The server does not answer. Check your connection, then try again.';
const STRANGE_ANSWER = 'The server answered something that this page does not understand. Reload the page.';

export function createHistoryClient(deps: HistoryClientDeps): HistoryClient {
  const { url, boardId, token, signal, fetch: send = (...args) => fetch(...args) } = deps;
  const address = url + historyPath(boardId);

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, ...bearerOf(token?.()) };
    const response = await send(address + path, { ...init, headers, signal }).catch(() => {
      throw new HistoryError(NO_ANSWER);
    });
    if (response.ok) return response;
    const words = await response.text().catch(() => '');
    throw new HistoryError(isPlain(words) ? words.trim() : NO_ANSWER, { isGone: response.status === 404 });
  }

  function sendJson(method: string, path: string, body: object): Promise<Response> {
    const headers = { 'Content-Type': 'application/json' };
    return ask(path, { method, headers, body: JSON.stringify(body) });
  }

  return {
    async list({ pauseSeconds, before, after }) {
      const query = new URLSearchParams({ pause: String(pauseSeconds) });
      if (before !== undefined) query.set('before', String(before));
      if (after !== undefined) query.set('after', String(after));
      return parsed(await ask(`?${query}`), parseHistory);
    },
    async boardAt(log, seq) {
      const response = await ask(`/${seq}?${new URLSearchParams({ log })}`);
      const bytes = await response.arrayBuffer().catch(() => {
        throw new HistoryError(NO_ANSWER);
      });
      return new Uint8Array(bytes);
    },
    entries: async ({ after, upto }) =>
      parsed(await ask(`/entries?after=${after}&upto=${upto}`), parseEntries),
    async writes(parts) {
      const of = parts.slice(-MAX_WRITES_ASKED).map(({ client, clock }) => `${client}-${clock}`);
      if (of.length === 0) return [];
      const { writes } = await parsed(await ask(`/writes?of=${of.join(',')}`), parseWrites);
      return writes.toSorted((a, b) => b.timeMs - a.timeMs);
    },
    name: async (seq, name) => parsed(await sendJson('POST', '/versions', { seq, name }), parseNamedVersion),
    async rename(id, name) {
      await sendJson('PATCH', `/versions/${id}`, { name });
    },
    async forget(id) {
      await ask(`/versions/${id}`, { method: 'DELETE' });
    },
  };
}

async function parsed<T>(response: Response, parse: (value: unknown) => T | undefined): Promise<T> {
  const value = parse(await response.json().catch(() => undefined));
  if (value === undefined) throw new HistoryError(STRANGE_ANSWER);
  return value;
}

/** A sentence of our server, and not the page of a proxy. */
function isPlain(words: string): boolean {
  return words.length > 0 && words.length < 300 && !words.includes('<');
}
