import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

/** Where `pnpm build` puts the page. */
const WEB_DIST = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The built page and its files. */
export interface WebApp {
  /** Answers with the page itself, whatever the path: it reads the board's id from the address. */
  sendPage(response: ServerResponse, status: number): void;
  /** Answers with a file of the page, or calls `next`. */
  sendFile(request: IncomingMessage, response: ServerResponse, next: () => void): void;
}

/** @throws Error when the page was not built, with the command that builds it. */
export function openWebApp(dist: string = WEB_DIST): WebApp {
  const pageFile = join(dist, 'index.html');
  if (!existsSync(pageFile)) throw new Error(`${pageFile} is missing. Run "pnpm build" first.`);
  const page = readFileSync(pageFile);
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
    sendPage(response, status) {
      response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
      response.end(page);
    },
    sendFile(request, response, next) {
      // A page that is built anew while the server runs takes files away that it knows of.
      response.on('pipe', (file: Readable) => file.on('error', () => response.destroy()));
      serveFile(request, response, next);
    },
  };
}
