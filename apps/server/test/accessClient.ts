import { once } from 'node:events';
import {
  type ClientEvents,
  compactParser,
  encodePresenceSet,
  encodePush,
  type Joined,
  type JoinRequest,
  type Peer,
  type PeersChange,
  type Reply,
  type ServerEvents,
  type Stored,
} from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { createJoinRequest } from './joinRequest.ts';

type ClientSocket = Socket<ServerEvents, ClientEvents>;

/** A client that speaks the wire by itself, and so may ask for what no page would. */
export interface AccessClient {
  readonly socket: ClientSocket;
  join(request?: Partial<JoinRequest>): Promise<Reply<Joined>>;
  /** A change that is sound in every respect but, perhaps, who sends it. */
  push(joined: Reply<Joined>): Promise<Reply<Stored>>;
  /** Writes a comment, and nothing else; `smuggle` may put something beside it. */
  comment(joined: Reply<Joined>, smuggle?: (doc: Y.Doc) => void): Promise<Reply<Stored>>;
  draw(): void;
  refresh(token: string): Promise<Reply<object>>;
  /** What the server says next of this kind. */
  next<E extends keyof ServerEvents>(event: E): Promise<Parameters<ServerEvents[E]>[0]>;
  /** The next of whom the server tells that they are here, and of whom that is true. */
  nextPeer(isWanted: (peer: Peer) => boolean): Promise<Peer>;
}

let sessions = 0;

export function createAccessClient(url: string, query: Record<string, string> = {}): AccessClient {
  const socket: ClientSocket = io(url, { parser: compactParser, forceNew: true, reconnection: false, query });
  sessions += 1;
  const sessionId = `session${String(sessions).padStart(9, '0')}`;
  return {
    socket,
    join: (request = {}) => socket.emitWithAck('board:join', createJoinRequest({ sessionId, ...request })),
    push(joined) {
      if (!joined.ok) throw new Error(joined.message);
      const doc = new Y.Doc();
      doc.clientID = joined.lease.clientId;
      const shape = new Y.Map<unknown>();
      doc.getMap('shapes').set(`shape-${joined.lease.clientId}`, shape);
      shape.set('k', { type: 'rectangle', author: 'Ada', created: 1, v: 1 });
      shape.set('g', [0, 0, 100, 100, 0]);
      return socket.emitWithAck('update:push', encodePush({ n: 1, bytes: Y.encodeStateAsUpdate(doc) }));
    },
    comment(joined, smuggle = () => {}) {
      if (!joined.ok) throw new Error(joined.message);
      const doc = new Y.Doc();
      doc.clientID = joined.lease.clientId;
      doc.transact(() => {
        const author = { by: 'ada', name: 'Ada', color: '#112233', created: 1 };
        const said = { text: 'Hello', names: [] };
        const comment = new Y.Map<unknown>([
          ['k', author],
          ['at', { x: 1, y: 2 }],
          ['tx', said],
        ]);
        doc.getMap('comments').set(`comment${joined.peerId}`, comment);
        smuggle(doc);
      });
      return socket.emitWithAck('update:push', encodePush({ n: 1, bytes: Y.encodeStateAsUpdate(doc) }));
    },
    draw() {
      const [state, drafts] = [new Uint8Array([1, 2, 3]), new Uint8Array([9, 9, 9])];
      socket.emit('presence:set', encodePresenceSet({ state, drafts }));
    },
    refresh: (token) => socket.emitWithAck('auth:refresh', { token }),
    async next(event) {
      // Whatever comes is of the type that the event has.
      const [payload] = await once(socket as never, event as string);
      return payload;
    },
    nextPeer(isWanted) {
      const { promise, resolve } = Promise.withResolvers<Peer>();
      const look = ({ here }: PeersChange): void => {
        const peer = here.find(isWanted);
        if (!peer) return;
        socket.off('peers:changed', look);
        resolve(peer);
      };
      socket.on('peers:changed', look);
      return promise;
    },
  };
}

/** Asks the server about the access of a board. */
export async function ask(
  url: string,
  path: string,
  { method = 'POST', body, token, headers }: AskOptions = {},
) {
  const response = await fetch(`${url}/api/boards/${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  // Each test knows what it asked for.
  const answer = (await response.json()) as {
    key: string;
    token: string;
    role: string;
    ticket: string;
    error: string;
    link: { id: string; uses: number };
    links: { id: string; uses: number; role: string }[];
    openRole: string;
  };
  return { status: response.status, ...answer };
}

interface AskOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** Makes a board and becomes its owner. */
export async function makeBoard(url: string, boardId = 'board') {
  const { key } = await ask(url, `${boardId}/claim`, { body: {} });
  const { token } = await ask(url, `${boardId}/token`, { body: { key } });
  return {
    key,
    token,
    async link(role: string, limits: object = {}) {
      const made = await ask(url, `${boardId}/links`, { token, body: { role, name: role, ...limits } });
      const entered = await ask(url, `${boardId}/token`, { body: { key: made.key } });
      return { id: made.link.id, key: made.key, token: entered.token, ticket: entered.ticket };
    },
    general: (openRole: string) =>
      ask(url, `${boardId}/links`, { method: 'PATCH', token, body: { openRole } }),
    signedIn: (signedInRole: string) =>
      ask(url, `${boardId}/links`, { method: 'PATCH', token, body: { signedInRole } }),
    change: (id: string, change: object) =>
      ask(url, `${boardId}/links/${id}`, { method: 'PATCH', token, body: change }),
    revoke: (id: string) => ask(url, `${boardId}/links/${id}`, { method: 'DELETE', token }),
    rotate: (id: string) => ask(url, `${boardId}/links/${id}/rotate`, { token }),
  };
}
