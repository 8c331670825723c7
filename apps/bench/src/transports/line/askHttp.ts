import { type Agent, type IncomingMessage, get as withoutTls } from 'node:http';
import { get as withTls } from 'node:https';
import { BROWSER_HEADERS } from './browserHeaders.ts';

/** Longer than any answer that waits for something new. */
const PATIENCE_MS = 60_000;

export interface HttpAnswer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly text: string;
}

interface Asked {
  readonly agent: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Asks as a page does that was loaded from there. Resolves when the headers of the answer are here. */
export function openHttp(url: string, { agent, headers, signal }: Asked): Promise<IncomingMessage> {
  const send = url.startsWith('https:') ? withTls : withoutTls;
  return new Promise((resolve, reject) => {
    const options = { agent, headers: { ...BROWSER_HEADERS, ...headers }, timeout: PATIENCE_MS };
    const request = send(url, { ...options, ...(signal && { signal }) }, resolve);
    request.once('timeout', () => request.destroy(new Error(`${url} did not answer.`)));
    request.once('error', reject);
  });
}

/** The same, with all of the answer. */
export async function askHttp(url: string, asked: Asked): Promise<HttpAnswer> {
  const response = await openHttp(url, asked);
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode ?? 0, etag: response.headers.etag, text };
}
