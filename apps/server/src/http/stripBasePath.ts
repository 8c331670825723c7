import type { Server as HttpServer, IncomingMessage } from 'node:http';

/**
 * Takes the path under which a proxy serves us out of the addresses of requests, before anybody else looks at them: to be
 * called when all others listen. What comes without it is taken as it is: from a proxy that takes it off itself, or
 * from this machine.
 */
export function stripBasePath(http: HttpServer, basePath: string): void {
  if (basePath === '') return;
  const strip = (request: IncomingMessage): void => {
    request.url = withoutBasePath(request.url ?? '/', basePath);
  };
  http.prependListener('request', strip);
  http.prependListener('upgrade', strip);
}

/** The address as it would be on a host of our own. */
export function withoutBasePath(url: string, basePath: string): string {
  if (!url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}
