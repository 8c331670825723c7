import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { createManualClock } from '@drawbridge/sync/test';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listen } from '../../../test/listen.ts';
import { type EventStream, HEARTBEAT_MS, openEventStream } from './eventStream.ts';

/** More than the buffers of the system hold between two ends that do not read. */
const MUCH = 'x'.repeat(32 * 1024 * 1024);

const clock = createManualClock();
let server: Server;
let answer: IncomingMessage;
let stream: EventStream;
let onOver: () => void;

beforeEach(async () => {
  onOver = vi.fn();
  const opened = Promise.withResolvers<EventStream>();
  server = createServer((_request, response) => opened.resolve(openEventStream(response, { clock, onOver })));
  const asked = get(await listen(server));
  // A request emits its answer with this event.
  [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.setEncoding('utf8');
  stream = await opened.promise;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Reads until that much was said. */
async function heard(wanted: string): Promise<string> {
  let text = '';
  for await (const chunk of answer.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.includes(wanted)) break;
  }
  return text;
}

it('says how long to wait, and what happens', async () => {
  stream.send('entry', { seq: 7 }, 7);
  expect(await heard('}\n\n')).toBe('retry: 2000\n\nid: 7\nevent: entry\ndata: {"seq":7}\n\n');
});

it('says that it is there while nothing happens', async () => {
  await heard('retry');
  clock.advance(HEARTBEAT_MS);
  expect(await heard('\n\n')).toBe(': \n\n');
});

it('cuts off who takes nothing', async () => {
  stream.send('entry', { MUCH });
  expect(stream.isFull).toBe(true);
  clock.advance(14_999);
  expect(stream.isOver).toBe(false);
  clock.advance(1);
  await expect.poll(() => stream.isOver).toBe(true);
  expect(onOver).toHaveBeenCalledOnce();
  await stream.drained();
});

it('goes on with who takes it late', async () => {
  stream.send('entry', { MUCH });
  const drained = stream.drained();
  answer.resume();
  await drained;
  clock.advance(60_000);
  expect([stream.isFull, stream.isOver]).toEqual([false, false]);
});
