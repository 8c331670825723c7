import type { ServerResponse } from 'node:http';

/** To somewhere else this time: the answer must not be kept. */
export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location, 'Cache-Control': 'no-store' });
  response.end();
}
