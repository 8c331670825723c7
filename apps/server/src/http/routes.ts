import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBoardId, isBoardId, isFileName } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { FileRoute, WantedFile } from './files.ts';
import { setSecurityHeaders } from './headers.ts';
import type { HistoryRoute } from './history/history.ts';
import { historyOf } from './history/wantedHistory.ts';
import type { Readiness } from './readiness.ts';
import { sendJson, sendText } from './sendText.ts';
import type { SnapshotRoute, WantedSnapshot } from './snapshots.ts';
import type { WebApp } from './webApp.ts';

export interface RoutesDeps {
  readonly webApp: WebApp;
  readonly snapshots: SnapshotRoute;
  readonly files: FileRoute;
  readonly history: HistoryRoute;
  readonly readiness: () => Readiness;
  readonly log: Log;
  /** Present when /metrics is served. */
  readonly metrics: Metrics | undefined;
}

export type Routes = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything that is not Socket.IO: the page, a new board, boards as files, and what machines ask. */
export function createRoutes(deps: RoutesDeps): Routes {
  const { webApp, snapshots, files, history, readiness, log, metrics } = deps;
  const route = (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request);
    const file = fileOf(path);
    if (file) return void files.answer(request, response, file);
    const past = historyOf(path);
    if (past) return void history.answer(request, response, past);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    const boardId = /^\/b\/([^/]*)\/?$/.exec(path)?.[1];
    const snapshot = snapshotOf(path);
    if (path === '/') redirect(response, `/b/${createBoardId()}`);
    else if (path === '/boards' || path === '/boards/') webApp.sendPage(response, 200, 'boards');
    else if (path === '/healthz') sendText(response, 200, 'ok');
    else if (path === '/readyz') sendReadiness(response, readiness());
    else if (path === '/metrics' && metrics) sendMetrics(response, metrics);
    else if (boardId !== undefined) webApp.sendPage(response, isBoardId(boardId) ? 200 : 404);
    else if (asksFileLimits(path)) files.tellLimits(response);
    else if (snapshot) void snapshots.send(request, response, snapshot);
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

function snapshotOf(path: string): WantedSnapshot | undefined {
  const [, boardId, name] = /^\/api\/boards\/([^/]+)\/snapshots\/([A-Za-z0-9]{1,64})$/.exec(path) ?? [];
  return isBoardId(boardId) && name !== undefined ? { boardId, name } : undefined;
}

function fileOf(path: string): WantedFile | undefined {
  const [, boardId, name] = /^\/api\/boards\/([^/]+)\/files\/([^/]+)$/.exec(path) ?? [];
  return isBoardId(boardId) && isFileName(name) ? { boardId, name } : undefined;
}

function asksFileLimits(path: string): boolean {
  return isBoardId(/^\/api\/boards\/([^/]+)\/files$/.exec(path)?.[1]);
}

/** Every visit of the front page makes another board, so the answer must not be kept. */
function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location, 'Cache-Control': 'no-store' });
  response.end();
}

function sendReadiness(response: ServerResponse, readiness: Readiness): void {
  sendJson(response, readiness.ready ? 200 : 503, readiness);
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
