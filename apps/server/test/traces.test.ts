import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { promisify } from 'node:util';
import type { Provider } from '@drawbridge/sync';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { listen } from './listen.ts';
import { startTestServer, type TestServer } from './testServer.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number; readonly message?: string };
}

/** A collector that takes OTLP over HTTP, as JSON. */
let collector: Server;
let server: TestServer;
let endpoint: string;
let requests: { readonly path: string | undefined; readonly headers: IncomingMessage['headers'] }[];
let spans: Span[];
/** What the server logged. */
let said: string[];

beforeEach(async () => {
  requests = [];
  spans = [];
  collector = createServer(async (request, response) => {
    requests.push({ path: request.url, headers: request.headers });
    const { resourceSpans } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  endpoint = await listen(collector);
});

afterEach(async () => {
  collector.closeAllConnections();
  collector.close();
  if (collector.listening) await once(collector, 'close');
});

const traced = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
  said = [];
  const log = pino({ base: null }, { write: (line) => void said.push(JSON.parse(line).msg) });
  server = await startTestServer(
    readConfig({ PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...env }),
    log,
  );
};

async function draw(provider: Provider, id: string, value: unknown = 1): Promise<void> {
  provider.doc.getMap<unknown>('shapes').set(id, value);
  await expect.poll(() => provider.outbox.size, { interval: 5 }).toBe(0);
}

const named = (name: string): Span[] => spans.filter((span) => span.name === name);
const attributeOf = ({ attributes }: Span, name: string): unknown =>
  Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0];

describe('With a collector', () => {
  it('a change is traced from its arrival over the gate and the disk to its announcement', async () => {
    await traced();
    const ann = server.open();
    await ann.synced;
    await draw(ann, 'one');
    await server.close();
    const [push, ...more] = named('push');
    expect(more).toEqual([]);
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === push?.spanId);
    expect(parts.map(({ name }) => name).sort()).toEqual(['announce', 'append', 'gate']);
    expect(new Set(parts.map(({ traceId }) => traceId))).toEqual(new Set([push?.traceId]));
    const inOrder = ['gate', 'append', 'announce'].map((name) => named(name)[0] as Span);
    for (const [index, part] of inOrder.entries()) {
      const before = inOrder[index - 1];
      expect(BigInt(part.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(before?.endTimeUnixNano ?? 0));
      expect(BigInt(part.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(push?.endTimeUnixNano ?? 0));
    }
    expect(attributeOf(named('gate')[0] as Span, 'verdict')).toBe('accepted');
    expect([attributeOf(push as Span, 'board'), attributeOf(push as Span, 'seq')]).toEqual(['board', 1]);
  });

  it('so are joins, requests and compactions', async () => {
    await traced({ OTEL_SERVICE_NAME: 'boards', OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc' });
    const ann = server.open();
    await ann.synced;
    for (let index = 0; index < 4; index += 1)
      await draw(ann, `s${index}`, new Uint8Array(100_000).fill(index));
    await fetch(`${server.url}/nothing`);
    await server.close();
    expect(attributeOf(named('join')[0] as Span, 'mode')).toBe('tail');
    expect(named('compact')).toHaveLength(1);
    const [http] = named('http');
    expect([attributeOf(http as Span, 'route'), attributeOf(http as Span, 'status')]).toEqual(['asset', 404]);
    expect(requests[0]).toMatchObject({ path: '/v1/traces', headers: { authorization: 'Bearer abc' } });
  });

  it('what is refused is marked', async () => {
    await traced({ ACCESS: 'links' });
    const stranger = server.open();
    await expect.poll(() => stranger.status.kind).not.toBe('connecting');
    await server.close();
    expect(named('join')[0]?.status).toMatchObject({ code: 2, message: 'auth' });
  });

  it('none of it, where none is wanted', async () => {
    await traced({ OTEL_TRACES_SAMPLER_ARG: '0' });
    await server.open().synced;
    await server.close();
    expect(spans).toEqual([]);
  });

  it('that is not there, people draw as ever, and the server says so once and stops in time', async () => {
    collector.close();
    await traced();
    const ann = server.open();
    await ann.synced;
    await draw(ann, 'one');
    const ofTraces = (): string[] => said.filter((line) => line.includes('traces'));
    await expect.poll(ofTraces).toEqual(['traces are not taken by the collector']);
    await draw(ann, 'two');
    const sinceMs = performance.now();
    await server.close();
    expect(performance.now() - sinceMs).toBeLessThan(10_000);
    expect(ofTraces()).toHaveLength(1);
  });
});

/** Says which modules a server of these settings loads for its traces. */
const LOADED = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      if (/otlpTracing|opentelemetry.(sdk|exporter|otlp|resources)/.test(url)) loaded.push(url);
      return next(url, context);
    },
  });
  await import('./apps/server/src/createServer.ts');
  const { openTracing } = await import('./apps/server/src/tracing/openTracing.ts');
  const { readConfig } = await import('./apps/server/src/config.ts');
  const tracing = await openTracing(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: process.argv[1] ?? '' }));
  await tracing?.close();
  console.log(loaded.length);
`;

describe('Without a collector', () => {
  it('nothing is loaded for it', async () => {
    const run = async (...args: string[]): Promise<number> => {
      const cwd = new URL('../../..', import.meta.url);
      const all = ['--input-type=module', '-e', LOADED, ...args];
      return Number((await promisify(execFile)(process.execPath, all, { cwd })).stdout);
    };
    expect(await run()).toBe(0);
    expect(await run('http://127.0.0.1:4318')).toBeGreaterThan(5);
  });
});
