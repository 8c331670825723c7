import { LATENCY_SECONDS } from './buckets.ts';
import type { CountBy, Meter } from './meter.ts';

/** What a request is for. */
export const ROUTE_KINDS = [
  'page',
  'asset',
  'file',
  'snapshot',
  'history',
  'feed',
  'api',
  'access',
  'signIn',
  'admin',
  'measures',
  'probe',
  'none',
] as const;

export type RouteKind = (typeof ROUTE_KINDS)[number];

/** What is counted of requests, but for those that carry Socket.IO. */
export interface HttpMetrics {
  /** A request was answered to its end, or the client left. */
  answered(route: RouteKind, status: number, seconds: number): void;
}

export function createHttpMetrics(meter: Meter): HttpMetrics {
  const requests: CountBy<[string, string]> = meter.countBy(
    'drawbridge_http_requests_total',
    'HTTP requests that ended, without those of Socket.IO, by what they are for and class of status.',
    { route: ROUTE_KINDS, status: ['2xx', '3xx', '4xx', '5xx'] },
  );
  const seconds = meter.histogram(
    'drawbridge_http_request_seconds',
    'From an HTTP request to the end of its answer, which depends on the client’s line, too; without those that follow a log.',
    LATENCY_SECONDS,
  );
  return {
    answered(route, status, tookSeconds) {
      requests(route, `${Math.floor(status / 100)}xx`);
      // Whoever waits for what comes next waits for people.
      if (route !== 'feed') seconds(tookSeconds);
    },
  };
}
