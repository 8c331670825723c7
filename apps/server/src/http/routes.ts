import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBoardId, isBoardId } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { setSecurityHeaders } from './headers.ts';
import type { WebApp } from './webApp.ts';

export interface RoutesDeps {
  readonly webApp: WebApp;
  readonly log: Log;
  /** Present when /metrics is served. */
  readonly metrics: Metrics | undefined;
}

export type Routes = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything that is not Socket.IO: the page, a new board, and what machines ask. */
export function createRoutes({ webApp, log, metrics }: RoutesDeps): Routes {
  const route = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    const path = pathOf(request);
    const boardId = /^\/b\/([^/]*)\/?$/.exec(path)?.[1];
    if (path === '/') redirect(response, `/b/${createBoardId()}`);
    else if (path === '/healthz') sendText(response, 200, 'ok');
    else if (path === '/metrics' && metrics) sendMetrics(response, metrics);
    else if (boardId !== undefined) webApp.sendPage(response, isBoardId(boardId) ? 200 : 404);
    else webApp.sendFile(request, response, () => sendNothing(request, response));
  };

  /** A person gets the page, which says so and offers a new board; a program gets a line of text. */
  const sendNothing = ({ headers }: IncomingMessage, response: ServerResponse): void => {
    if (headers.accept?.includes('text/html')) webApp.sendPage(response, 404);
    else sendText(response, 404, 'There is nothing at this address.');
  };

  return (request, response) => {
    setSecurityHeaders(response);
    try {
      route(request, response);
    } catch (error) {
      log.error({ err: error }, 'request failed');
      if (!response.headersSent) sendText(response, 500, 'The server failed to answer. It was logged.');
    }
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

/** Every visit of the front page makes another board, so the answer must not be kept. */
function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location, 'Cache-Control': 'no-store' });
  response.end();
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

function sendMetrics(response: ServerResponse, metrics: Metrics): void {
  metrics.render().then(
    (text) => {
      response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
      response.end(text);
    },
    () => sendText(response, 500, 'The metrics could not be collected.'),
  );
}
