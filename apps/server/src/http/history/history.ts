import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/index.ts';
import { endFailed } from '../endFailed.ts';
import { sendText } from '../sendText.ts';
import type { Exchange } from './exchange.ts';
import { listHistory } from './listHistory.ts';
import { sendEntries, sendWrites } from './readLog.ts';
import { createSendBoard } from './sendBoard.ts';
import { deleteVersion, nameVersion, renameVersion } from './versions.ts';
import type { WantedHistory } from './wantedHistory.ts';

export interface HistoryRoute {
  /** Tells or changes what a board's history is, or says in words why not. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, wanted: WantedHistory): Promise<void>;
}

export interface HistoryRouteDeps {
  readonly storage: Storage;
  readonly historyDays: number;
  /** Whether the page that asks may change anything here. */
  readonly isAllowedOrigin: (request: IncomingMessage) => boolean;
  readonly log: Log;
}

const METHODS = {
  list: 'GET, HEAD',
  board: 'GET, HEAD',
  entries: 'GET, HEAD',
  writes: 'GET, HEAD',
  versions: 'POST',
  version: 'PATCH, DELETE',
} as const satisfies Record<WantedHistory['kind'], string>;

/** The history of boards over HTTP; `protocol/history.ts` says how. */
export function createHistoryRoute(deps: HistoryRouteDeps): HistoryRoute {
  const { storage, isAllowedOrigin, log } = deps;
  const sendBoard = createSendBoard(storage);

  /** One line for each thing that can be asked. */
  async function answer(exchange: Exchange, wanted: WantedHistory): Promise<void> {
    const { boardId } = wanted;
    switch (wanted.kind) {
      case 'list':
        return listHistory(deps, exchange, boardId);
      case 'board':
        return sendBoard(exchange, boardId, wanted.seq);
      case 'entries':
        return sendEntries(storage, exchange, boardId);
      case 'writes':
        return sendWrites(storage, exchange, boardId);
      case 'versions':
        return nameVersion(storage, exchange, boardId);
      case 'version':
        return exchange.request.method === 'PATCH'
          ? renameVersion(storage, exchange, { boardId, id: wanted.id })
          : deleteVersion(storage, exchange, { boardId, id: wanted.id });
      default:
        return wanted satisfies never;
    }
  }

  /** Answers whether the request was refused. */
  function refuses({ request, response }: Exchange, { kind }: WantedHistory): boolean {
    const { method = 'GET' } = request;
    const allowed = METHODS[kind];
    if (!allowed.split(', ').includes(method)) {
      response.setHeader('Allow', allowed);
      sendText(response, 405, `Only ${allowed} is answered here.`);
      return true;
    }
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead || isAllowedOrigin(request)) return false;
    sendText(response, 403, 'Pages of another site may not name versions here.');
    return true;
  }

  return {
    async answer(request, response, wanted) {
      const exchange: Exchange = { request, response };
      try {
        if (!refuses(exchange, wanted)) await answer(exchange, wanted);
      } catch (error) {
        const message = 'The server could not read its disk. Try again.';
        endFailed(response, error, { log, wanted, what: 'history not served', message });
      }
    },
  };
}
