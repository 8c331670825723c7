import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const REQUEST_ID_HEADER = 'X-Request-Id';

/** What proxies make: a UUID, a hash, a count. It goes into logs and back into a header, so it is nothing else. */
const SANE = /^[\w.:-]{1,128}$/;

/** By which name the log speaks of a request; the same for as long as the request is there. */
export type RequestIds = (request: IncomingMessage) => string;

/** The id that a proxy of the operator's own gave it, so that both logs can be read together; else a new one. */
export function createRequestIds({ trustedProxies }: { readonly trustedProxies: number }): RequestIds {
  const known = new WeakMap<IncomingMessage, string>();
  const make = ({ headers }: IncomingMessage): string => {
    const given = trustedProxies > 0 ? headers['x-request-id'] : undefined;
    return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
  };
  return (request) => {
    const id = known.get(request) ?? make(request);
    known.set(request, id);
    return id;
  };
}
