import type { IncomingMessage } from 'node:http';
import { type BlockList, isIPv6 } from 'node:net';
import { GUEST, userOf, type Visitor } from './identity.ts';

export interface ProxyHeadersDeps {
  /** Whose headers are believed. */
  readonly proxies: BlockList;
  readonly userHeader: string;
  readonly nameHeader: string;
}

const MAX_USER_ID_LENGTH = 255;

/** Who somebody is by what a proxy says of them. Whoever reaches this server otherwise is a guest, whatever they send. */
export function createProxyHeaders(deps: ProxyHeadersDeps): (request: IncomingMessage) => Visitor {
  const { proxies, userHeader, nameHeader } = deps;
  return (request) => {
    if (!isTrusted(proxies, request.socket.remoteAddress ?? '')) return GUEST;
    const id = only(request, userHeader);
    if (id === undefined || id.length > MAX_USER_ID_LENGTH) return GUEST;
    return { user: userOf(id, [only(request, nameHeader)]), endsMs: Number.POSITIVE_INFINITY };
  };
}

function isTrusted(proxies: BlockList, address: string): boolean {
  if (!isIPv6(address)) return address !== '' && proxies.check(address, 'ipv4');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped === undefined ? proxies.check(address, 'ipv6') : proxies.check(mapped, 'ipv4');
}

/** A proxy that adds its header to one of the client's, instead of replacing that, says nothing that can be believed. */
function only({ headersDistinct }: IncomingMessage, name: string): string | undefined {
  const [value = '', ...others] = headersDistinct[name] ?? [];
  if (others.length > 0 || value.trim() === '') return undefined;
  // Node reads headers as Latin-1; names in them are UTF-8.
  const text = Buffer.from(value, 'latin1').toString();
  return text.includes('\ufffd') ? value : text;
}
