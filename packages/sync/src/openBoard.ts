import { isBoardId, type Lease, type Profile } from '@drawbridge/protocol';
import * as Y from 'yjs';
import { systemClock } from './clock.ts';
import { browserNetwork, unknownNetwork } from './connection/network.ts';
import type { AskCredentials } from './connection/permission.ts';
import { type Auth, createSocketIoSocket, type Transport } from './connection/socketIoSocket.ts';
import { createBrowserMemory, createShortMemory } from './connection/transportMemory.ts';
import { createHydration } from './hydration/hydration.ts';
import { createFetchSnapshot } from './log/fetchSnapshot.ts';
import { openOfflineCopy } from './offline/openOfflineCopy.ts';
import { createProvider, type Provider } from './provider.ts';

const NOBODY: Profile = { name: 'Guest', color: '#64748b' };

export interface OpenBoardOptions {
  /** Where the server is, such as `http://localhost:3000` or `https://example.org/board`. */
  readonly url: string;
  readonly boardId: string;
  /** The doc to keep equal to the board. It must be empty; a fresh one by default. */
  readonly doc?: Y.Doc;
  readonly profile?: Profile;
  /** In the order in which they are tried. */
  readonly transports?: readonly Transport[];
  /** Keeps a copy in this browser, so that the board opens without network and unsent work survives the tab. */
  readonly offline?: boolean;
  /** What is sent along with every connection, such as a token for a proxy. */
  readonly auth?: Auth;
  /** What opens the board where its address alone does not. */
  readonly credentials?: AskCredentials | undefined;
  /** Leases of earlier visits: what was written under them is still one's own. */
  readonly formerLeases?: () => readonly Lease[];
}

/**
 * Opens a board on a server and follows it, in a browser or in Node.
 *
 * @throws Error when `boardId` is not one, or `doc` is not empty.
 */
export function openBoard(options: OpenBoardOptions): Provider {
  const {
    boardId,
    doc = new Y.Doc(),
    profile = NOBODY,
    transports,
    offline = false,
    auth,
    credentials,
    formerLeases,
  } = options;
  if (!isBoardId(boardId)) {
    throw new Error(`Not a board id: use 1 to 64 letters, digits, "_" or "-".`);
  }
  const url = options.url.replace(/\/+$/, '');
  const isPage = typeof window !== 'undefined';
  const clock = systemClock;
  const hydration = createHydration({ doc });
  return createProvider({
    socket: createSocketIoSocket({
      url,
      boardId,
      transports: transports ?? ['websocket', 'polling'],
      memory: isPage ? createBrowserMemory(() => window.localStorage, Date.now) : createShortMemory(),
      auth,
    }),
    boardId,
    doc,
    profile,
    clock,
    network: isPage ? browserNetwork(window) : unknownNetwork,
    fetchSnapshot: createFetchSnapshot(url),
    copy: offline
      ? openOfflineCopy({ boardId, wholeDoc: hydration.encodeWhole, clock, databaseName: databaseOf(url) })
      : undefined,
    hydration,
    credentials,
    ...(formerLeases && { formerLeases }),
  });
}

/** Servers under different paths of one host have boards of the same ids, and the browser keeps all by the host. */
function databaseOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname === '/' ? 'drawbridge' : `drawbridge:${pathname}`;
}
