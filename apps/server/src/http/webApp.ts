import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { AppSettings } from '@drawbridge/protocol';
import sirv from 'sirv';
import type { Logo } from '../branding/logo.ts';
import { pagePolicy, setPolicy } from './headers.ts';
import { ownPage, ownServiceWorker } from './ownPages.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Where `pnpm build` puts the page. */
const WEB_DIST = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The built pages: that of a board, which reads the board's id from the address, that of all boards, the one for whoever runs the server, and the way back from signing in. */
export type PageName = 'board' | 'boards' | 'admin' | 'signIn';

const PAGE_FILES: Readonly<Record<PageName, string>> = {
  board: 'index.html',
  boards: 'boards.html',
  admin: 'admin.html',
  signIn: 'sign-in.html',
};

const HTML = 'text/html; charset=utf-8';
const SERVICE_WORKER = 'sw.js';

/** The built pages and their files. */
export interface WebApp {
  /** Answers with a page, whatever the path. */
  sendPage(response: ServerResponse, status: number, name?: PageName): void;
  /** Answers with a file of the page, or calls `next`. */
  sendFile(request: IncomingMessage, response: ServerResponse, next: () => void): void;
}

export interface WebAppDeps {
  readonly settings: AppSettings;
  readonly logo?: Logo | undefined;
  /** The sites that may show a page in a frame; none by default. */
  readonly frameAncestors?: readonly string[];
  /** Where the build is; where `pnpm build` puts it by default. */
  readonly dist?: string;
}

/** @throws Error when the page was not built, with the command that builds it. */
export function openWebApp({ settings, logo, frameAncestors = [], dist = WEB_DIST }: WebAppDeps): WebApp {
  const policy = pagePolicy(frameAncestors);
  const own = readOwnFiles(dist, settings, logo);
  const isHashed = (path: string): boolean => path.startsWith('/assets/');
  const serveFile = sirv(dist, {
    etag: true,
    // The build writes both beside each file.
    brotli: true,
    gzip: true,
    // What has no ending is never a file: a page without its settings would come of it.
    extensions: [],
    // Names in /assets/ change with their content; everything else is asked for again.
    setHeaders(response, path) {
      setPolicy(response, policy);
      response.setHeader('Cache-Control', isHashed(path) ? FOR_EVER : 'no-cache');
    },
  });

  const sendOwn = (response: ServerResponse, status: number, file: OwnFile | undefined): void => {
    setPolicy(response, policy);
    response.writeHead(file ? status : 404, {
      'Content-Type': file?.type ?? 'text/plain',
      'Cache-Control': file?.isImmutable ? FOR_EVER : 'no-cache',
    });
    response.end(file?.content);
  };

  return {
    sendPage(response, status, name = 'board') {
      sendOwn(response, status, own.get(PAGE_FILES[name]));
    },
    sendFile(request, response, next) {
      const file = own.get(request.url?.slice(1) ?? '');
      if (file) return sendOwn(response, 200, file);
      // A page that is built anew while the server runs takes files away that it knows of.
      response.on('pipe', (file: Readable) => file.on('error', () => response.destroy()));
      serveFile(request, response, next);
    },
  };
}

/** A file that is not given out as it was built. */
interface OwnFile {
  readonly type: string;
  readonly content: string | Buffer;
  /** Its name changes with it. */
  readonly isImmutable?: true;
}

/** By name. */
function readOwnFiles(
  dist: string,
  settings: AppSettings,
  logo: Logo | undefined,
): ReadonlyMap<string, OwnFile> {
  const pages = Object.values(PAGE_FILES).map((name) => {
    const built = readBuilt(dist, name);
    return { name, built, own: ownPage(built, settings) };
  });
  const worker = ownServiceWorker(readBuilt(dist, SERVICE_WORKER), pages);
  return new Map([
    ...pages.map(({ name, own }) => [name, { type: HTML, content: own }] as const),
    [SERVICE_WORKER, { type: 'text/javascript; charset=utf-8', content: worker }],
    ...(logo ? [[logo.fileName, { ...logo, isImmutable: true }] as const] : []),
  ]);
}

function readBuilt(dist: string, name: string): string {
  const file = join(dist, name);
  if (!existsSync(file)) throw new Error(`${file} is missing. Run "pnpm build" first.`);
  return readFileSync(file, 'utf8');
}
