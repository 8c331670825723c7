import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** The origin by which a request reached this server, as its sender sees it. */
export type PublicUrl = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => URL;

/** As the operator says; otherwise what was asked for, by https only where that came here, or a trusted proxy says so. */
export function createPublicUrl(deps: {
  readonly publicUrl: string;
  readonly trustedProxies: number;
}): PublicUrl {
  const { publicUrl, trustedProxies } = deps;
  return ({ headers, socket }) => {
    if (publicUrl !== '') return new URL(publicUrl);
    const forwarded = trustedProxies > 0 ? headers['x-forwarded-proto'] : undefined;
    const isByHttps = forwarded === 'https' || socket instanceof TLSSocket;
    const url = `${isByHttps ? 'https' : 'http'}://${headers.host ?? ''}`;
    return new URL(URL.canParse(url) ? url : 'http://localhost');
  };
}
