import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** Where `pnpm build` puts the page. */
const WEB_DIST = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The built pages: that of a board, which reads the board's id from the address, that of all boards, and the way back from signing in. */
export type PageName = 'board' | 'boards' | 'signIn';

const PAGE_FILES: Readonly<Record<PageName, string>> = {
  board: 'index.html',
  boards: 'boards.html',
  signIn: 'sign-in.html',
};

/** The built pages and their files. */
export interface WebApp {
  /** Answers with a page, whatever the path. */
  sendPage(response: ServerResponse, status: number, name?: PageName): void;
  /** Answers with a file of the page, or calls `next`. */
  sendFile(request: IncomingMessage, response: ServerResponse, next: () => void): void;
}

/** @throws Error when the page was not built, with the command that builds it. */
export function openWebApp(dist: string = WEB_DIST): WebApp {
  const pages = {
    board: readPage(dist, 'board'),
    boards: readPage(dist, 'boards'),
    signIn: readPage(dist, 'signIn'),
  };
  const isHashed = (path: string): boolean => path.startsWith('/assets/');
  const serveFile = sirv(dist, {
    etag: true,
    // The build writes both beside each file.
    brotli: true,
    gzip: true,
    // Names in /assets/ change with their content; everything else is asked for again.
    setHeaders: (response, path) =>
      response.setHeader(
        'Cache-Control',
        isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  return {
    sendPage(response, status, name = 'board') {
      response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
      response.end(pages[name]);
    },
    sendFile(request, response, next) {
      // A page that is built anew while the server runs takes files away that it knows of.
      response.on('pipe', (file: Readable) => file.on('error', () => response.destroy()));
      serveFile(request, response, next);
    },
  };
}

function readPage(dist: string, name: PageName): Buffer {
  const file = join(dist, PAGE_FILES[name]);
  if (!existsSync(file)) throw new Error(`${file} is missing. Run "pnpm build" first.`);
  return readFileSync(file);
}
