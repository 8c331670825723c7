import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createBoardId,
  type Feature,
  isBoardId,
  isFileName,
  MEASURES_API,
  SIGN_IN_DONE,
} from '@drawbridge/protocol';
import type { Grpc } from '../grpc/grpc.ts';
import type { Log } from '../log.ts';
import { EXPOSITION_TYPE } from '../metrics/exposition.ts';
import type { RouteKind } from '../metrics/httpMetrics.ts';
import type { Metrics } from '../metrics.ts';
import type { AccessRoute, WantedAccess } from './access/accessRoute.ts';
import type { AdminRoute } from './admin/adminRoute.ts';
import type { ApiRoute } from './api/api.ts';
import { apiOf } from './api/wantedApi.ts';
import type { FeedRoute } from './feed/feed.ts';
import { feedOf } from './feed/wantedFeed.ts';
import type { FileRoute, WantedFile } from './files.ts';
import type { Guard } from './guard.ts';
import type { HistoryRoute } from './history/history.ts';
import { historyOf } from './history/wantedHistory.ts';
import type { MeasuresRoute } from './measures.ts';
import type { Readiness } from './readiness.ts';
import { redirect } from './redirect.ts';
import { sendJson, sendText } from './sendText.ts';
import type { SignInRoute } from './signIn/signInRoute.ts';
import type { SnapshotRoute, WantedSnapshot } from './snapshots.ts';
import type { Answer } from './watchRequests.ts';
import type { WebApp } from './webApp.ts';

export interface RoutesDeps {
  readonly webApp: WebApp;
  readonly snapshots: SnapshotRoute;
  readonly files: FileRoute;
  readonly access: AccessRoute;
  readonly signIn: SignInRoute;
  readonly admin: AdminRoute;
  readonly guard: Guard;
  readonly disabledFeatures: readonly Feature[];
  /** Stands before every path that people are sent to. */
  readonly basePath: string;
  /** What the address of a new board ends with. */
  readonly newBoardMark: string;
  readonly history: HistoryRoute;
  /** Present where pages may tell how they do. */
  readonly measures: MeasuresRoute | undefined;
  readonly feed: FeedRoute;
  readonly grpc: Pick<Grpc, 'takes' | 'answer'>;
  readonly api: ApiRoute;
  readonly readiness: () => Readiness;
  readonly log: Log;
  /** Present when /metrics is served. */
  readonly metrics: Metrics | undefined;
}

/** Everything that is not Socket.IO: the page, a new board, boards as files, and what machines ask. */
export function createRoutes(deps: RoutesDeps): Answer {
  const {
    webApp,
    snapshots,
    files,
    history,
    feed,
    grpc,
    api,
    access,
    signIn,
    admin,
    guard,
    readiness,
    measures,
    log,
    metrics,
  } = deps;
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

  /** What is more than to be read. */
  const answerCall = (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): RouteKind | undefined => {
    const file = fileOf(path);
    const past = historyOf(path);
    const read = feedOf(path);
    const asked = apiOf(path);
    const wanted = accessOf(path);
    if (file) return during('file', answerFile(request, response, file));
    if (past) return during('history', answerHistory(request, response, past));
    if (read) return during('feed', feed.answer(request, response, read));
    if (grpc.takes(path)) {
      grpc.answer(request, response);
      return 'feed';
    }
    if (asked) return during('api', api.answer(request, response, asked));
    if (wanted) return during('access', access.answer(request, response, wanted));
    if (admin.takes(path)) return during('admin', admin.answer(request, response));
    if (signIn.takes(request.method, path)) return during('signIn', signIn.answer(request, response, path));
    if (measures && `${request.method} ${path}` === `POST ${MEASURES_API}`)
      return during('measures', measures.answer(request, response));
    return undefined;
  };

  const answerBoard = (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): RouteKind | undefined => {
    const snapshot = snapshotOf(path);
    const limitsOf = fileLimitsOf(path);
    if (snapshot) return during('snapshot', sendSnapshot(request, response, snapshot));
    if (limitsOf !== undefined) return during('file', tellFileLimits(request, response, limitsOf));
    return undefined;
  };

  const answerMachine = (response: ServerResponse, path: string): RouteKind | undefined => {
    if (path === '/healthz') sendText(response, 200, 'ok');
    else if (path === '/readyz') sendReadiness(response, readiness());
    else if (path === '/metrics' && metrics) sendMetrics(response, metrics);
    else return undefined;
    return 'probe';
  };

  const answerPerson = (response: ServerResponse, path: string): RouteKind | undefined => {
    const boardId = /^\/b\/([^/]*)\/?$/.exec(path)?.[1];
    if (path === '/') redirect(response, `${basePath}/b/${createBoardId()}${newBoardMark}`);
    else if (path === '/boards' || path === '/boards/') webApp.sendPage(response, 200, 'boards');
    else if (/^\/admin\/?$/.test(path) && admin.isThere) webApp.sendPage(response, 200, 'admin');
    else if (path === SIGN_IN_DONE) webApp.sendPage(response, 200, 'signIn');
    else if (boardId !== undefined) webApp.sendPage(response, isBoardId(boardId) ? 200 : 404);
    else return undefined;
    return 'page';
  };

  const route: Answer = (request, response) => {
    const path = pathOf(request);
    const called = answerCall(request, response, path);
    if (called) return called;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
      return 'none';
    }
    const read =
      answerPerson(response, path) ?? answerMachine(response, path) ?? answerBoard(request, response, path);
    if (read) return read;
    webApp.sendFile(request, response, () => sendNothing(request, response));
    return 'asset';
  };

  /** A person gets the page, which says so and offers a new board; a program gets a line of text. */
  const sendNothing = ({ headers }: IncomingMessage, response: ServerResponse): void => {
    if (headers.accept?.includes('text/html')) webApp.sendPage(response, 404);
    else sendText(response, 404, 'There is nothing at this address.');
  };

  return (request, response) => {
    try {
      return route(request, response);
    } catch (error) {
      log.error({ err: error }, 'request failed');
      if (!response.headersSent) sendText(response, 500, 'The server failed to answer. It was logged.');
      return 'none';
    }
  };
}

/** `answering` never rejects. */
function during(kind: RouteKind, _answering: Promise<void>): RouteKind {
  return kind;
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
      response.writeHead(200, { 'Content-Type': EXPOSITION_TYPE });
      response.end(text);
    },
    () => sendText(response, 500, 'The metrics could not be collected.'),
  );
}
