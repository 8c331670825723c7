import { request as withoutTls } from 'node:http';
import { request as withTls } from 'node:https';

export interface Asked {
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly method?: string;
  readonly body?: Uint8Array;
  /** Who asks: every address that begins with 127 is this machine. */
  readonly from?: string;
}

export interface Answer {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly bytes: Buffer;
}

/** `fetch` does not choose where it comes from. */
export function ask(url: string, { headers, method = 'GET', body, from }: Asked = {}): Promise<Answer> {
  const send = url.startsWith('https:') ? withTls : withoutTls;
  return new Promise((resolve, reject) => {
    const asked = send(url, { method, headers, localAddress: from, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          location: response.headers.location,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
