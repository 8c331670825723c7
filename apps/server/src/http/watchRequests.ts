import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteKind } from '../metrics/httpMetrics.ts';
import type { Metrics } from '../metrics.ts';
import type { RequestContext } from '../requestContext.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { REQUEST_ID_HEADER, type RequestIds } from './requestIds.ts';

/** Begins to answer, and says what was asked for. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => RouteKind;

export interface WatchRequestsDeps {
  readonly answer: Answer;
  readonly requestIdOf: RequestIds;
  readonly requests: RequestContext;
  readonly metrics: Pick<Metrics, 'answered'>;
  readonly tracing: Tracing | undefined;
}

/** Gives every request an id, which its answer and all that is logged of it carry, and counts it when it has ended. */
export function watchRequests(deps: WatchRequestsDeps) {
  const { answer, requestIdOf, requests, metrics, tracing } = deps;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const sinceMs = performance.now();
    const id = requestIdOf(request);
    const span = tracing?.begin('http', { attributes: { method: request.method ?? '', request: id } });
    response.setHeader(REQUEST_ID_HEADER, id);
    requests.run(id, () => {
      const kind = answer(request, response);
      // Never emitted before this: at the earliest in the next turn of the event loop.
      response.once('close', () => {
        const { statusCode: status } = response;
        metrics.answered(kind, status, (performance.now() - sinceMs) / 1_000);
        span?.set({ route: kind, status });
        span?.end(status >= 500 ? `Answered ${status}.` : undefined);
      });
    });
  };
}
