import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Role } from '@drawbridge/protocol';
import type { Access } from '../../access/access.ts';
import { actorOf } from '../../audit/audit.ts';
import type { BoardContent } from '../../boardContent/boardContent.ts';
import { Busy } from '../../boardContent/busy.ts';
import type { Log } from '../../log.ts';
import type { Leases } from '../../rooms/leases.ts';
import type { OriginCheck } from '../../socket/door/originCheck.ts';
import type { Storage } from '../../storage/index.ts';
import type { Deliveries } from '../../webhooks/deliveries.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { endFailed } from '../endFailed.ts';
import type { Guard } from '../guard.ts';
import type { Exchange } from '../history/exchange.ts';
import type { Asked } from './asked.ts';
import type { BoardWriter } from './boardWriter.ts';
import { type MakeBoardDeps, makeBoard } from './makeBoard.ts';
import { describeBoard, sendExport, sendShapes } from './readBoard.ts';
import { createSendOwnFile, type OwnFileDeps } from './sendOwnFile.ts';
import { sendProblem } from './sendProblem.ts';
import { listTokens, makeToken, revokeToken } from './tokens.ts';
import type { WantedApi } from './wantedApi.ts';
import { forKeepers, listWebhooks, makeWebhook, removeWebhook } from './webhooks.ts';
import { changeBoard, giveLease, pushUpdate } from './writeBoard.ts';

/** Boards for programs that know nothing of Yjs, and for those that do. docs/feed-api.md says how. */
export interface ApiRoute {
  /** Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, wanted: WantedApi): Promise<void>;
}

export interface ApiRouteDeps extends MakeBoardDeps, Pick<OwnFileDeps, 'files' | 'disabledFeatures'> {
  readonly access: Pick<Access, 'claim' | 'isApiKey' | 'tokens'>;
  readonly storage: Pick<Storage, 'readHistory'> & OwnFileDeps['storage'];
  readonly content: BoardContent;
  readonly writer: BoardWriter;
  readonly leases: Leases;
  readonly webhooks: Webhooks;
  readonly deliveries: Pick<Deliveries, 'watch'>;
  readonly guard: Guard;
  readonly isAllowedOrigin: OriginCheck;
  readonly log: Log;
}

type OfBoard = (exchange: Exchange, asked: Asked) => Promise<void> | void;

/** What is answered about a board, and the least role that it takes. */
interface Line {
  readonly needed: Role;
  readonly answer: OfBoard;
}

export function createApiRoute(deps: ApiRouteDeps): ApiRoute {
  const { guard, rate, isAllowedOrigin, audit, addressOf, log, writer, leases } = deps;
  const { tokens } = deps.access;
  const reading = { ...deps, sendOwnFile: createSendOwnFile(deps) };

  const lines: Readonly<Record<string, Line>> = {
    'GET board': { needed: 'view', answer: (at, { boardId }) => describeBoard(deps, at, boardId) },
    'PATCH board': { needed: 'edit', answer: (at, asked) => changeBoard(writer, at, asked) },
    'GET shapes': { needed: 'view', answer: (at, { boardId }) => sendShapes(deps, at, boardId) },
    'GET export': { needed: 'view', answer: (at, { boardId }) => sendExport(reading, at, boardId) },
    'POST updates': { needed: 'comment', answer: (at, asked) => pushUpdate(writer, at, asked) },
    'GET tokens': { needed: 'own', answer: (at, { boardId }) => listTokens(tokens, at, boardId) },
    'POST tokens': { needed: 'own', answer: (at, asked) => makeToken(tokens, at, asked) },
    'DELETE token': { needed: 'own', answer: (at, asked) => revokeToken(tokens, at, asked) },
    'GET webhooks': {
      needed: 'view',
      answer: forKeepers((at, { boardId }) => listWebhooks(deps, at, boardId)),
    },
    'POST webhooks': {
      needed: 'view',
      answer: forKeepers((at, asked) => makeWebhook(deps, at, asked)),
    },
    'DELETE webhook': { needed: 'view', answer: forKeepers((at, asked) => removeWebhook(deps, at, asked)) },
    'POST leases': { needed: 'comment', answer: (at, { boardId }) => giveLease(leases, at, boardId) },
  };

  const answer = async (exchange: Exchange, wanted: WantedApi): Promise<void> => {
    const { request, response } = exchange;
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const line = lines[`${method} ${wanted.kind}`];
    const isMaking = wanted.kind === 'boards' && method === 'POST';
    if (!line && !isMaking) return refuseMethod(response, wanted, Object.keys(lines));
    if (method !== 'GET' && !isAllowedOrigin(request))
      return sendProblem(response, 403, {
        error: 'forbidden',
        message: 'Pages of another site may not do this.',
      });
    if (!rate.isWithin(request))
      return sendProblem(response, 429, { error: 'rate', message: 'Too many requests from your address.' });
    if (wanted.kind === 'boards') return makeBoard(deps, exchange);
    const { boardId, id } = wanted;
    const pass = line && (await guard(request, response, { boardId, needed: line.needed }));
    if (!pass) return;
    const about = { who: actorOf(pass), boardId, address: addressOf(request) };
    await line.answer(exchange, {
      boardId,
      pass,
      id,
      note: (did, what) => audit.note({ ...about, did, about: what }),
    });
  };

  return {
    async answer(request, response, wanted) {
      try {
        await answer({ request, response }, wanted);
      } catch (error) {
        if (error instanceof Busy)
          return sendProblem(response, 503, { error: 'busy', message: error.message });
        const message = 'The server could not read or write this board. Try again.';
        endFailed(response, error, { log, wanted, what: 'request of a program failed', message });
      }
    },
  };
}

function refuseMethod(response: ServerResponse, { kind }: WantedApi, known: readonly string[]): void {
  const methods = known
    .flatMap((name) => (name.endsWith(` ${kind}`) ? [name.split(' ')[0] ?? ''] : []))
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const allowed = kind === 'boards' ? 'POST' : methods.join(', ');
  response.setHeader('Allow', allowed);
  sendProblem(response, 405, { error: 'invalid', message: `Only ${allowed} is answered here.` });
}
