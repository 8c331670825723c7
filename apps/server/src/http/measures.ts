import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_MEASURES_BYTES, parseMeasures } from '@drawbridge/protocol';
import type { Metrics } from '../metrics.ts';
import type { OriginCheck } from '../socket/door/originCheck.ts';
import type { AccessRate } from './access/accessRate.ts';
import { isFromOtherSite } from './otherSite.ts';
import { readBody } from './readBody.ts';
import { sendText } from './sendText.ts';

export interface MeasuresRoute {
  /** Takes what a page tells of itself. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface MeasuresRouteDeps {
  readonly isAllowedOrigin: OriginCheck;
  readonly rate: AccessRate;
  readonly metrics: Pick<Metrics, 'pageMeasured'>;
}

/** Takes figures of pages into the metrics; `protocol/measures.ts` says which. Of who sent them nothing is kept. */
export function createMeasuresRoute({ isAllowedOrigin, rate, metrics }: MeasuresRouteDeps): MeasuresRoute {
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isAllowedOrigin(request) || isFromOtherSite(request))
      return sendText(response, 403, 'Pages of another site may not tell this.');
    if (!rate.isWithin(request)) return sendText(response, 429, 'Too many requests from your address.');
    const measures = parseMeasures(await readJson(request));
    if (!measures) {
      rate.charge(request);
      return sendText(response, 400, 'These are no measures of a page.');
    }
    metrics.pageMeasured(measures);
    response.writeHead(204, { 'Cache-Control': 'no-store' }).end();
  };
  return {
    async answer(request, response) {
      // All that can fail is the client's line: there is nobody to be told.
      await take(request, response).catch(() => response.destroy());
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, MAX_MEASURES_BYTES);
  try {
    return body && JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
