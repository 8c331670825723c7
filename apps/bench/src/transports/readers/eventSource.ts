import { openHttp } from '../line/askHttp.ts';
import type { OpenReader } from '../transport.ts';

/** Between two events. */
const END = '\n\n';

/** Follows a board by Server-Sent Events, as `EventSource` does. */
export const eventSource: OpenReader = async ({ url, boardId }, dialer, ears) => {
  const agent = dialer.createAgent(url);
  const leaving = new AbortController();
  const response = await openHttp(`${url}/api/boards/${boardId}/events?since=0`, {
    agent,
    headers: { accept: 'text/event-stream', 'cache-control': 'no-cache' },
    signal: leaving.signal,
  });
  if (response.statusCode !== 200) throw new Error(`The events were refused: ${response.statusCode}`);
  let rest = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    const events = (rest + text).split(END);
    rest = events.pop() ?? '';
    for (const event of events) hear(event);
  });
  const hear = (event: string): void => {
    const seq = /^event: entry$/m.test(event) ? /^id: (\d+)$/m.exec(event)?.[1] : undefined;
    if (seq === undefined) ears.other();
    else ears.entry(Number(seq));
  };
  let isOpen = true;
  response.once('close', () => isOpen && ears.failed(new Error('The stream of events is over.')));
  return {
    close() {
      isOpen = false;
      leaving.abort();
      agent.destroy();
    },
  };
};
