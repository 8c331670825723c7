import type { EngineTransport } from './transports.ts';

/** A body of 256 KB has room for 130,000 packets, which take a tenth of a second to tell apart; ours have a few. */
const MAX_PACKETS = 4_000;

/** What stands between the packets of one body in Engine.IO's protocol. */
const SEPARATOR = '\u001e';

/** Refuses a POST of more packets than any honest client has to send, before they are told apart. */
export function limitPosts(transport: EngineTransport): void {
  const onData = transport.onData.bind(transport);
  transport.onData = (data) => {
    if (typeof data === 'string' && hasMore(data, MAX_PACKETS))
      transport.onError('Too many packets at once.');
    else onData(data);
  };
}

function hasMore(text: string, max: number): boolean {
  let found = 0;
  for (let at = text.indexOf(SEPARATOR); at !== -1 && found < max; at = text.indexOf(SEPARATOR, at + 1)) {
    found += 1;
  }
  return found >= max;
}
