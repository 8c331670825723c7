import type { IncomingMessage } from 'node:http';

export type OriginCheck = (request: Pick<IncomingMessage, 'headers'>) => boolean;

/**
 * Whether a page may connect and ask for changes: pages of this very host, those of `allowedOrigins`, and programs, which send
 * no `Origin`. Without this any page that a person visits could draw on a board behind the same firewall.
 */
export function createOriginCheck(allowedOrigins: readonly string[]): OriginCheck {
  return (request) => {
    const { origin, host } = request.headers;
    if (origin === undefined) return !isFromHiddenPage(request);
    if (allowedOrigins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  };
}

/** Pages have ways to ask without their origin, as by an image. Browsers say then at least from how far away. */
function isFromHiddenPage({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
