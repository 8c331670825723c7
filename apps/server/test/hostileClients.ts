import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A client that speaks WebSocket and leaves the rest to the test. */
export interface RawClient {
  readonly ws: WebSocket;
  /** Everything that it received as text. */
  readonly heard: string[];
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  /** Resolves when it hears text that begins so, or when it will not any more. */
  hear(beginning: string): Promise<string | undefined>;
  /** Asks for something unknown: answered, or closed, when everything before was handled. */
  settled(): Promise<void>;
}

const addressOf = (url: string): string =>
  `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;

/** Opens a connection, and says hello unless `isMute`. Answers pings. */
export async function openRaw(
  url: string,
  { isMute = false, origin }: { isMute?: boolean; origin?: string } = {},
): Promise<RawClient> {
  const ws = new WebSocket(addressOf(url), origin === undefined ? {} : { origin });
  const heard: string[] = [];
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  ws.on('error', () => {});
  ws.on('message', (data, isBinary) => {
    if (isBinary) return;
    heard.push(String(data));
    if (String(data) === '2' && ws.readyState === ws.OPEN) ws.send('3');
  });
  await Promise.race([once(ws, 'open'), closed]);
  const find = (beginning: string): string | undefined => heard.find((text) => text.startsWith(beginning));
  const hear = async (beginning: string): Promise<string | undefined> => {
    while (find(beginning) === undefined && ws.readyState !== ws.CLOSED) {
      await Promise.race([once(ws, 'message'), closed]);
    }
    return find(beginning);
  };
  if (!isMute) {
    ws.send('40');
    await hear('40');
  }
  let asked = 0;
  return {
    ws,
    heard,
    closed,
    hear,
    async settled() {
      asked += 1;
      if (ws.readyState === ws.OPEN) ws.send(`42${90_000 + asked}["are you there",1]`);
      await hear(`43${90_000 + asked}[`);
    },
  };
}
