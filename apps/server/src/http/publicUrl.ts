import type { IncomingMessage } from 'node:http';

/** The origin by which a request reached this server, as its sender sees it. */
export type PublicUrl = (request: Pick<IncomingMessage, 'headers'>) => URL;

/** As the operator says; otherwise what was asked for, by https only where a trusted proxy says so. */
export function createPublicUrl(deps: {
  readonly publicUrl: string;
  readonly trustedProxies: number;
}): PublicUrl {
  const { publicUrl, trustedProxies } = deps;
  return ({ headers }) => {
    if (publicUrl !== '') return new URL(publicUrl);
    const forwarded = trustedProxies > 0 ? headers['x-forwarded-proto'] : undefined;
    const url = `${forwarded === 'https' ? 'https' : 'http'}://${headers.host ?? ''}`;
    return new URL(URL.canParse(url) ? url : 'http://localhost');
  };
}
