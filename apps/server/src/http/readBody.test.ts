import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { readBody } from './readBody.ts';

let server: Server;
let url: string;

beforeEach(async () => {
  server = createServer((asked, response) => {
    void readBody(asked, 5).then((body) =>
      response.end(body ? `read ${body}` : `too long, from ${asked.socket.remoteAddress}`),
    );
  });
  url = await listen(server);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends the chunks, and the end of them unless more is to come, and answers what came back. */
async function send(chunks: readonly string[], { length, ends = true }: { length?: number; ends?: boolean }) {
  const headers = length === undefined ? {} : { 'content-length': length };
  const asked = request(url, { method: 'POST', headers });
  for (const chunk of chunks) asked.write(chunk);
  if (ends) asked.end();
  // The event gives the response.
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
}

describe('The body of a request', () => {
  it('is read to its end, with or without a length', async () => {
    expect(await send(['12', '345'], {})).toBe('read 12345');
    expect(await send(['12', '345'], { length: 5 })).toBe('read 12345');
    expect(await send([], {})).toBe('read ');
  });

  it('that is too long is given up, the client hears so before it has sent it all, and it is known who that was', async () => {
    expect(await send(['123', '456'], { ends: false })).toBe('too long, from 127.0.0.1');
    expect(await send(['1'], { length: 6, ends: false })).toBe('too long, from 127.0.0.1');
  });
});
