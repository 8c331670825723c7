/** A server that has not answered by then is asked no longer: the cached page is the same, and finds the board by itself. */
const NETWORK_TIMEOUT_MS = 3_000;

/** Of this server only: others may be under other paths of the host, with caches of their own. */
const prefixOf = (basePath: string): string => (basePath === '' ? 'page-' : `page@${basePath}@`);

/** The page of a board, which is the same for all of them, and that of all boards. */
const BOARD_PAGE = '/index.html';
const HOME_PAGE = '/boards.html';

/** A file of the build. */
export interface BuiltFile {
  readonly path: string;
  /** As in the `integrity` of a script. */
  readonly integrity: string;
}

export interface OfflinePage {
  /** Caches every file of this build, or rejects. */
  install(): Promise<void>;
  /** Removes the files of older builds. */
  activate(): Promise<void>;
  /** The answer to a request of the page; `undefined` leaves it to the browser. */
  answer(request: Request): Promise<Response> | undefined;
}

export interface OfflinePageDeps {
  /** Of this build: another list is another build. */
  readonly files: readonly BuiltFile[];
  readonly version: string;
  readonly origin: string;
  /** Path under which the server is; empty where it has a host of its own. */
  readonly basePath: string;
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly after: (delayMs: number) => Promise<undefined>;
  readonly createBoardId: () => string;
}

/**
 * Keeps the page, not what is on it: a board's page is asked for at the server first and comes from here when there is no
 * answer; the page's files have names that change with their content and come from here at once. All else, such as the
 * API and Socket.IO, does not pass through here.
 */
export function createOfflinePage(deps: OfflinePageDeps): OfflinePage {
  const { files, origin, basePath, caches, fetch } = deps;
  const prefix = prefixOf(basePath);
  const cacheName = prefix + deps.version;
  const base = origin + basePath;
  const paths = new Set(files.map(({ path }) => path));

  const install = async (): Promise<void> => {
    const cache = await caches.open(cacheName);
    await cache.addAll(files.map((file) => requestFor(file, base)));
  };

  const activate = async (): Promise<void> => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
    // The newest of them stays: tabs that were open before this build came go on with their files.
    await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
  };

  const page = (path: string) => async (): Promise<Response | undefined> =>
    (await caches.open(cacheName)).match(basePath + path);

  /** Only the server can make a board for everybody; one that is made here becomes so when the server is back. */
  const newBoard = async (): Promise<Response> => Response.redirect(`${base}/b/${deps.createBoardId()}`);

  const fromNetwork = async (
    request: Request,
    fallback: () => Promise<Response | undefined>,
  ): Promise<Response> => {
    const network = fetch(request).catch(() => undefined);
    const answer = await Promise.race([network, deps.after(NETWORK_TIMEOUT_MS)]);
    // 5xx is what a proxy says for a server that is down.
    if (answer && answer.status < 500) return answer;
    return (await fallback()) ?? (await network) ?? Response.error();
  };

  const fromCache = async (request: Request): Promise<Response> =>
    (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

  return {
    install,
    activate,
    answer(request) {
      const url = new URL(request.url);
      if (request.method !== 'GET' || url.origin !== origin || !url.pathname.startsWith(basePath))
        return undefined;
      const path = url.pathname.slice(basePath.length);
      if (request.mode !== 'navigate') return isFile(path, paths) ? fromCache(request) : undefined;
      if (path === '/') return fromNetwork(request, newBoard);
      const file = pageAt(path);
      return file === undefined ? undefined : fromNetwork(request, page(file));
    },
  };
}

/** Which page an address shows. */
function pageAt(path: string): string | undefined {
  if (path.startsWith('/b/')) return BOARD_PAGE;
  return path === '/boards' || path === '/boards/' ? HOME_PAGE : undefined;
}

/** A proxy that asks for a password answers with its own page: that one must not be kept in place of ours. */
function requestFor({ path, integrity }: BuiltFile, base: string): Request {
  return new Request(base + path, { integrity, redirect: 'error' });
}

/** Of this build, or of the one before: in both cases its name says what is in it. */
function isFile(path: string, paths: ReadonlySet<string>): boolean {
  return path.startsWith('/assets/') || (paths.has(path) && path !== BOARD_PAGE && path !== HOME_PAGE);
}
