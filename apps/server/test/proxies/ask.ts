import { request as withoutTls } from 'node:http';
import { request as withTls } from 'node:https';

export interface Asked {
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly method?: string;
  readonly body?: Uint8Array;
  /**
   * Sends the body when it is asked to. Whoever refuses it closes the connection, and who is writing then gets to read an error
   * in place of the answer.
   */
  readonly waitsToSend?: boolean;
  /** Who asks: every address that begins with 127 is this machine. */
  readonly from?: string;
}

export interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly bytes: Buffer;
}

/** `fetch` does not choose where it comes from. */
export function ask(url: string, asked: Asked = {}): Promise<Answer> {
  const { headers, method = 'GET', body, from, waitsToSend = false } = asked;
  const send = url.startsWith('https:') ? withTls : withoutTls;
  const announced = { ...headers, Expect: '100-continue', 'Content-Length': String(body?.length ?? 0) };
  return new Promise((resolve, reject) => {
    const options = { method, headers: waitsToSend ? announced : headers, localAddress: from, agent: false };
    const request = send(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          location: response.headers.location,
          bytes: Buffer.concat(chunks),
        });
        request.destroy();
      });
    });
    request.on('error', reject);
    if (!waitsToSend) {
      request.end(body);
      return;
    }
    // Caddy says it twice: for itself, and as it hears it.
    request.once('continue', () => request.end(body));
    request.flushHeaders();
  });
}
