import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pass } from '../../access/pass.ts';
import type { AddressOf } from '../../socket/door/clientAddress.ts';
import type { Snapshot } from '../../storage/index.ts';
import { endFailed } from '../endFailed.ts';
import type { Guard } from '../guard.ts';
import type { Exchange } from '../history/exchange.ts';
import { RETRY_SECONDS, sendText } from '../sendText.ts';
import type { FeedDeps } from './feedDeps.ts';
import { readLogPage } from './logPage.ts';
import type { Places } from './places.ts';
import { type AskedLog, POSITION_RULE, readAskedLog, readAskedStream } from './readPosition.ts';
import { sendEvents } from './sendEvents.ts';
import { sendLog } from './sendLog.ts';
import type { Stays } from './stays.ts';
import { waitForEntry } from './waitForEntry.ts';
import type { WantedFeed } from './wantedFeed.ts';

/** In one answer. Whoever wants more asks again, and others come in between. */
const PAGE_BYTES = 1024 * 1024;

/** A board's log over HTTP, for programs: the same seq as everywhere. docs/feed-api.md says how. */
export interface FeedRoute {
  /** Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, wanted: WantedFeed): Promise<void>;
}

export interface FeedRouteDeps extends FeedDeps {
  readonly guard: Guard;
  readonly addressOf: AddressOf;
  readonly places: Places;
  readonly stays: Stays;
  readonly feedWaitSeconds: number;
  readonly basePath: string;
}

export function createFeedRoute(deps: FeedRouteDeps): FeedRoute {
  const { storage, guard, addressOf, places, basePath, log } = deps;

  const urlsOf =
    (boardId: string) =>
    ({ name }: Snapshot): string =>
      `${basePath}/api/boards/${boardId}/snapshots/${name}`;

  /** Runs what takes its time, unless too many from there do. */
  const stay = async ({ request, response }: Exchange, run: () => Promise<void>): Promise<void> => {
    const leave = places.take(addressOf(request));
    if (!leave) {
      response.setHeader('Retry-After', RETRY_SECONDS);
      return sendText(response, 429, 'Too many programs at your address follow boards. Close one first.');
    }
    await run().finally(leave);
  };

  const answerLog = async (exchange: Exchange, boardId: string, asked: AskedLog): Promise<void> => {
    const { request, response } = exchange;
    const read = () => readLogPage(storage, boardId, { ...asked, maxBytes: PAGE_BYTES });
    const page = await read();
    const waitMs = Math.min(asked.waitSeconds, deps.feedWaitSeconds) * 1_000;
    if (page.kind === 'reset' || page.head > asked.since || waitMs === 0)
      return sendLog(exchange, page, urlsOf(boardId));
    await stay(exchange, async () => {
      await waitForEntry(deps, { boardId, since: asked.since, waitMs }, response);
      if (response.destroyed) return;
      // Much may have been decided meanwhile.
      if (await guard(request, response, { boardId, needed: 'view' }))
        sendLog(exchange, await read(), urlsOf(boardId));
    });
  };

  const answerEvents = async (exchange: Exchange, boardId: string, pass: Pass): Promise<void> => {
    const position = readAskedStream(exchange.request);
    if (!position) return sendText(exchange.response, 400, POSITION_RULE);
    const first = await readLogPage(storage, boardId, { ...position, maxBytes: 0 });
    if (first.kind === 'reset') return sendLog(exchange, first, urlsOf(boardId));
    await stay(exchange, () =>
      sendEvents(deps, exchange, { boardId, pass, position, urlOf: urlsOf(boardId) }),
    );
  };

  const answer = async (exchange: Exchange, { boardId, kind }: WantedFeed): Promise<void> => {
    const { request, response } = exchange;
    const pass = await guard(request, response, { boardId, needed: 'view' });
    if (!pass) return;
    if (kind === 'events') return answerEvents(exchange, boardId, pass);
    const asked = readAskedLog(request);
    if (asked) await answerLog(exchange, boardId, asked);
    else sendText(response, 400, POSITION_RULE);
  };

  return {
    async answer(request, response, wanted) {
      const allowed = wanted.kind === 'log' ? ['GET', 'HEAD'] : ['GET'];
      if (!allowed.includes(request.method ?? '')) {
        response.setHeader('Allow', allowed.join(', '));
        return sendText(response, 405, `Only ${allowed.join(' and ')} is answered here.`);
      }
      try {
        await answer({ request, response }, wanted);
      } catch (error) {
        const message = 'The server could not read its disk. Try again.';
        endFailed(response, error, { log, wanted, what: 'log not served', message });
      }
    },
  };
}
