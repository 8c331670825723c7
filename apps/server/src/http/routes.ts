import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBoardId, type Feature, isBoardId, isFileName, SIGN_IN_DONE } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { AccessRoute, WantedAccess } from './access/accessRoute.ts';
import type { ApiRoute } from './api/api.ts';
import { apiOf } from './api/wantedApi.ts';
import type { FeedRoute } from './feed/feed.ts';
import { feedOf } from './feed/wantedFeed.ts';
import type { FileRoute, WantedFile } from './files.ts';
import type { Guard } from './guard.ts';
import { setSecurityHeaders } from './headers.ts';
import type { HistoryRoute } from './history/history.ts';
import { historyOf } from './history/wantedHistory.ts';
import type { Readiness } from './readiness.ts';
import { redirect } from './redirect.ts';
import { sendJson, sendText } from './sendText.ts';
import type { SignInRoute } from './signIn/signInRoute.ts';
import type { SnapshotRoute, WantedSnapshot } from './snapshots.ts';
import type { WebApp } from './webApp.ts';

export interface RoutesDeps {
  readonly webApp: WebApp;
  readonly snapshots: SnapshotRoute;
  readonly files: FileRoute;
  readonly access: AccessRoute;
  readonly signIn: SignInRoute;
  readonly guard: Guard;
  readonly disabledFeatures: readonly Feature[];
  /** Stands before every path that people are sent to. */
  readonly basePath: string;
  /** What the address of a new board ends with. */
  readonly newBoardMark: string;
  readonly history: HistoryRoute;
  readonly feed: FeedRoute;
  readonly api: ApiRoute;
  readonly readiness: () => Readiness;
  readonly log: Log;
  /** Present when /metrics is served. */
  readonly metrics: Metrics | undefined;
}

export type Routes = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything that is not Socket.IO: the page, a new board, boards as files, and what machines ask. */
export function createRoutes(deps: RoutesDeps): Routes {
  const { webApp, snapshots, files, history, feed, api, access, signIn, guard, readiness, log, metrics } =
    deps;
  const { basePath, newBoardMark, disabledFeatures } = deps;

  /** Answers where boards here are without it. */
  const isOff = (feature: Feature, response: ServerResponse): boolean => {
    const isDisabled = disabledFeatures.includes(feature);
    if (isDisabled) sendText(response, 403, `Turned off on this server: ${feature}.`);
    return isDisabled;
  };

  const answerFile: FileRoute['answer'] = async (request, response, file) => {
    // Whoever asks how far a file is is about to use it, and it is kept for them: that is for who may.
    const isRead = request.method === 'GET';
    if (!isRead && request.method !== 'HEAD' && isOff('images', response)) return;
    const right = { needed: isRead ? 'view' : 'edit', takesCookie: isRead } as const;
    if (await guard(request, response, { boardId: file.boardId, ...right }))
      await files.answer(request, response, file);
  };

  const tellFileLimits = async (
    request: IncomingMessage,
    response: ServerResponse,
    boardId: string,
  ): Promise<void> => {
    if (await guard(request, response, { boardId, needed: 'view' })) files.tellLimits(response);
  };

  const sendSnapshot: SnapshotRoute['send'] = async (request, response, snapshot) => {
    if (await guard(request, response, { boardId: snapshot.boardId, needed: 'view' }))
      await snapshots.send(request, response, snapshot);
  };

  const answerHistory: HistoryRoute['answer'] = async (request, response, past) => {
    if (isOff('history', response)) return;
    const needed = request.method === 'GET' || request.method === 'HEAD' ? 'view' : 'edit';
    if (await guard(request, response, { boardId: past.boardId, needed }))
      await history.answer(request, response, past);
  };

  const route = (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request);
    const file = fileOf(path);
    if (file) return void answerFile(request, response, file);
    const past = historyOf(path);
    if (past) return void answerHistory(request, response, past);
    const read = feedOf(path);
    if (read) return void feed.answer(request, response, read);
    const asked = apiOf(path);
    if (asked) return void api.answer(request, response, asked);
    const wanted = accessOf(path);
    if (wanted) return void access.answer(request, response, wanted);
    if (signIn.takes(request.method, path)) return void signIn.answer(request, response, path);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    const boardId = /^\/b\/([^/]*)\/?$/.exec(path)?.[1];
    const snapshot = snapshotOf(path);
    const limitsOf = fileLimitsOf(path);
    if (path === '/') redirect(response, `${basePath}/b/${createBoardId()}${newBoardMark}`);
    else if (path === '/boards' || path === '/boards/') webApp.sendPage(response, 200, 'boards');
    else if (path === SIGN_IN_DONE) webApp.sendPage(response, 200, 'signIn');
    else if (path === '/healthz') sendText(response, 200, 'ok');
    else if (path === '/readyz') sendReadiness(response, readiness());
    else if (path === '/metrics' && metrics) sendMetrics(response, metrics);
    else if (boardId !== undefined) webApp.sendPage(response, isBoardId(boardId) ? 200 : 404);
    else if (limitsOf !== undefined) void tellFileLimits(request, response, limitsOf);
    else if (snapshot) void sendSnapshot(request, response, snapshot);
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

/** The board whose limits for files are asked for. */
function fileLimitsOf(path: string): string | undefined {
  const boardId = /^\/api\/boards\/([^/]+)\/files$/.exec(path)?.[1];
  return isBoardId(boardId) ? boardId : undefined;
}

function accessOf(path: string): WantedAccess | undefined {
  const [, boardId, rest] =
    /^\/api\/boards\/([^/]+)\/((?:board|token|claim|links)(?:\/.*)?)$/.exec(path) ?? [];
  return isBoardId(boardId) && rest !== undefined ? { boardId, rest } : undefined;
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
