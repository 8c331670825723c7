import { setTimeout as passed } from 'node:timers/promises';
import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Exposition, parseExposition, readMetrics } from './exposition.ts';
import { openRaw, type RawClient } from './hostileClients.ts';
import { createJoinRequest } from './joinRequest.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ metrics: 'on' });
});

afterEach(() => server.close());

const metrics = (): Promise<Exposition> => readMetrics(server.url);

const figure = async (name: string): Promise<number | undefined> =>
  (await metrics()).samples.get(`drawbridge_${name}`);

const shapes = ({ doc }: Provider) => doc.getMap<unknown>('shapes');

async function draw(provider: Provider, id: string, value: unknown = 1): Promise<void> {
  shapes(provider).set(id, value);
  await expect.poll(() => provider.outbox.size, { interval: 5 }).toBe(0);
}

/** Asks, and answers what it heard. */
async function ask(client: RawClient, event: string, payload: unknown): Promise<string> {
  client.ws.send(`421${JSON.stringify([event, payload])}`);
  return (await client.hear('431')) ?? '';
}

describe('The metrics', () => {
  it('are in the format of Prometheus, and named by its conventions', async () => {
    const ann = server.open();
    await ann.synced;
    await draw(ann, 'one');
    const { faults, samples, families } = await metrics();
    expect(faults).toEqual([]);
    expect(samples.size).toBeGreaterThan(100);
    expect([...families.keys()]).toContain('process_resident_memory_bytes');
  });

  it('are found wrong when they are', () => {
    const wrong = [
      '# HELP drawbridge_joins Joins.',
      '# TYPE drawbridge_joins counter',
      'drawbridge_joins{mode="tail"} 1',
      'drawbridge_joins{mode="tail"} 2',
      '# HELP drawbridge_ack_ms Acks.',
      '# TYPE drawbridge_ack_ms histogram',
      'drawbridge_ack_ms_bucket{le="1"} 2',
      'drawbridge_ack_ms_bucket{le="+Inf"} 1',
      'drawbridge_ack_ms_count 2',
      'drawbridge_nobody 1',
      'nonsense',
    ];
    expect(parseExposition(wrong.join('\n')).faults).toEqual([
      'does not end with a line end',
      'twice: drawbridge_joins{mode="tail"}',
      'no TYPE before drawbridge_nobody 1',
      'not in the format: nonsense',
      'a counter ends with _total: drawbridge_joins',
      'a histogram has a unit: drawbridge_ack_ms',
      'less than the bucket before: drawbridge_ack_ms_bucket{le="+Inf"}',
      'differs from its count: drawbridge_ack_ms_bucket{le="+Inf"}',
    ]);
  });

  it('know no board, session or person, and nobody makes them grow', async () => {
    const client = await openRaw(server.url);
    const ours = async () =>
      [...(await metrics()).samples.keys()].filter((name) => name.startsWith('drawbridge'));
    const bother = async (round: number): Promise<number> => {
      for (let index = 0; index < 30; index += 1) {
        client.ws.send(`42${index}["event${round}-${index}",1]`);
        await fetch(`${server.url}/b/board-${round}-${index}`);
        await fetch(`${server.url}/nowhere/${round}/${index}`);
      }
      await client.settled();
      return (await ours()).length;
    };
    // Once for what happens at all.
    await bother(1);
    const before = await bother(2);
    expect(await bother(3)).toBe(before);
    expect((await ours()).join()).not.toMatch(/event\d|board-\d|nowhere/);
  });
});

describe('Of people', () => {
  it('it is counted who is here, by what they come and how they came in', async () => {
    const [ann, ben] = [server.open(), server.open({ boardId: 'another' })];
    await Promise.all([ann.synced, ben.synced]);
    const polling = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(200);
    expect(await figure('connections{transport="websocket"}')).toBe(2);
    expect(await figure('people')).toBe(2);
    expect(await figure('rooms')).toBe(2);
    expect(await figure('connects_total')).toBe(2);
    expect(await figure('joins_total{mode="tail"}')).toBe(2);
    await ann.close();
    await expect.poll(() => figure('people')).toBe(1);
    await expect.poll(() => figure('connections{transport="websocket"}')).toBe(1);
    const ends = [...(await metrics()).samples].filter(([name]) => name.includes('_disconnects_'));
    expect(ends.reduce((sum, [, value]) => sum + value, 0)).toBe(1);
  });

  it('by long-polling, too', async () => {
    const url = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1));
    await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '40' });
    expect(await figure('connections{transport="polling"}')).toBe(1);
  });

  it('joins are counted by how they went', async () => {
    const [other, old] = await Promise.all([openRaw(server.url), openRaw(server.url)]);
    expect(
      await ask(other, 'board:join', createJoinRequest({ lastSeq: 5, epoch: 'not this one' })),
    ).toContain('"reset"');
    expect(await ask(old, 'board:join', createJoinRequest({ proto: 1 }))).toContain('"version"');
    const ann = server.open();
    await ann.synced;
    for (let index = 0; index < 4; index += 1)
      await draw(ann, `s${index}`, new Uint8Array(100_000).fill(index));
    await expect.poll(() => figure('compactions_total{outcome="done"}')).toBe(1);
    await server.open().synced;
    expect(await figure('joins_total{mode="reset"}')).toBe(1);
    expect(await figure('joins_total{mode="tail"}')).toBe(1);
    expect(await figure('joins_total{mode="snapshot"}')).toBe(1);
    expect(await figure('refused_total{event="board:join",error="version"}')).toBe(1);
    expect(await figure('compaction_seconds_count')).toBe(1);
    expect(await figure('http_requests_total{route="snapshot",status="2xx"}')).toBe(1);
  });
});

describe('Of changes', () => {
  it('each is counted and timed once: when it is on disk, and when its author hears that', async () => {
    const [ann, ben] = [server.open(), server.open()];
    await Promise.all([ann.synced, ben.synced]);
    for (const id of ['one', 'two', 'three']) await draw(ann, id);
    await expect.poll(() => shapes(ben).size).toBe(3);
    expect(await figure('stored_updates_total')).toBe(3);
    expect(await figure('stored_bytes_total')).toBeGreaterThan(30);
    expect(await figure('ack_seconds_count')).toBe(3);
    expect(await figure('commit_seconds_count')).toBe(3);
    expect(await figure('commit_seconds_sum')).toBeLessThan((await figure('ack_seconds_sum')) ?? 0);
    expect(await figure('commit_failures_total')).toBe(0);
  });

  it('what is refused is counted by its reason', async () => {
    const client = await openRaw(server.url);
    await ask(client, 'board:join', createJoinRequest());
    client.ws.send('422["update:push",7]');
    await client.hear('432');
    expect(await figure('refused_total{event="update:push",error="invalid"}')).toBe(1);
    client.ws.send('423["nonsense",7]');
    await client.hear('433');
    expect(await figure('refused_total{event="unknown",error="unknown_event"}')).toBe(1);
    expect(await figure('ack_seconds_count')).toBe(0);
  });

  it('messages and bytes are counted both ways', async () => {
    const client = await openRaw(server.url);
    const received = [
      await figure('received_messages_total'),
      await figure('received_bytes_total'),
    ] as number[];
    const sent = [await figure('sent_messages_total'), await figure('sent_bytes_total')] as number[];
    const question = '421["nonsense",1]';
    client.ws.send(question);
    const answer = (await client.hear('431')) ?? '';
    // Engine.IO's "4", which says that it is a message, is counted by neither.
    expect(await figure('received_messages_total')).toBe((received[0] ?? 0) + 1);
    expect(await figure('received_bytes_total')).toBe((received[1] ?? 0) + question.length - 1);
    expect(await figure('sent_messages_total')).toBe((sent[0] ?? 0) + 1);
    expect(await figure('sent_bytes_total')).toBe((sent[1] ?? 0) + answer.length - 1);
  });

  it('a message to many counts once for each of them', async () => {
    const people = [server.open(), server.open(), server.open()];
    await Promise.all(people.map(({ synced }) => synced));
    const before = (await figure('sent_messages_total')) ?? 0;
    await draw(people[0] as Provider, 'one');
    await expect.poll(() => people.every((person) => shapes(person).size === 1)).toBe(true);
    // An acknowledgement, and an entry for each of the others.
    expect(((await figure('sent_messages_total')) ?? 0) - before).toBeGreaterThanOrEqual(3);
  });
});

describe('Of the process', () => {
  it('requests are counted by what they are for and how they were answered', async () => {
    await fetch(`${server.url}/healthz`);
    await fetch(`${server.url}/nothing`);
    await fetch(`${server.url}/nothing`, { method: 'PUT' });
    await fetch(`${server.url}/api/boards/b/history`);
    await expect.poll(() => figure('http_requests_total{route="asset",status="4xx"}')).toBe(1);
    expect(await figure('http_requests_total{route="none",status="4xx"}')).toBe(1);
    expect(await figure('http_requests_total{route="history",status="2xx"}')).toBe(1);
    expect(await figure('http_requests_total{route="probe",status="2xx"}')).toBeGreaterThan(1);
  });

  it('who waits for what comes next is counted, and is not slow', async () => {
    await fetch(`${server.url}/api/boards/b/log?wait=1`);
    await fetch(`${server.url}/api/boards/b`);
    await expect.poll(() => figure('http_requests_total{route="api",status="2xx"}')).toBe(1);
    const { samples } = await metrics();
    const counted = [...samples].filter(([name]) => name.startsWith('drawbridge_http_requests_total'));
    const sum = counted.reduce((total, [, value]) => total + value, 0);
    expect(samples.get('drawbridge_http_requests_total{route="feed",status="2xx"}')).toBe(1);
    expect(samples.get('drawbridge_http_request_seconds_count')).toBe(sum - 1);
  });

  it('a thread that is kept busy shows', async () => {
    expect(await figure('event_loop_delay_mean_seconds')).toBeLessThan(1);
    await passed(50);
    const untilMs = performance.now() + 400;
    while (performance.now() < untilMs);
    await expect.poll(() => figure('event_loop_delay_max_seconds')).toBeGreaterThan(0.3);
  });
});
