import type { ServerResponse } from 'node:http';

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

/** When to ask again, after too much at once or a disk that failed. */
export const RETRY_SECONDS = 2;

/** For what will probably work in a moment. */
export function sendLater(response: ServerResponse, text: string): void {
  response.setHeader('Retry-After', RETRY_SECONDS);
  sendText(response, 503, text);
}

export function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(`${JSON.stringify(value)}\n`);
}
