import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../src/config.ts';
import { readMetrics } from './exposition.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

afterEach(() => server.close());

const start = async (settings: Partial<Config> = {}): Promise<void> => {
  server = await startTestServer({ metrics: 'on', pageMeasurements: 'on', ...settings });
};

const MEASURES = {
  outboxAgeMs: 120,
  reconnects: 2,
  framesPerSecond: 58,
  inputLatencyMs: 21,
  firstStrokeMs: 900,
};

const tell = async (measures: unknown, headers: Record<string, string> = {}): Promise<number> => {
  const body = typeof measures === 'string' ? measures : JSON.stringify(measures);
  return (await fetch(`${server.url}/api/measures`, { method: 'POST', body, headers })).status;
};

const figure = async (name: string): Promise<number | undefined> =>
  (await readMetrics(server.url)).samples.get(`drawbridge_page_${name}`);

describe('What pages tell of how it is to draw', () => {
  it('is in the metrics', async () => {
    await start();
    expect(await tell(MEASURES)).toBe(204);
    expect(await tell({ outboxAgeMs: 0, reconnects: 0 })).toBe(204);
    expect(await figure('reports_total')).toBe(2);
    expect(await figure('reconnects_total')).toBe(2);
    expect(await figure('frames_per_second_bucket{le="55"}')).toBe(0);
    expect(await figure('frames_per_second_bucket{le="60"}')).toBe(1);
    expect(await figure('input_latency_seconds_sum')).toBeCloseTo(0.021);
    expect(await figure('first_stroke_seconds_count')).toBe(1);
    expect(await figure('outbox_age_seconds_sum')).toBeCloseTo(0.12);
    expect(await figure('outbox_age_seconds_count')).toBe(2);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', [MEASURES]],
    ['a name', { ...MEASURES, name: 'Ada' }],
    ['a figure that is none', { ...MEASURES, outboxAgeMs: '120' }],
    ['a figure below nothing', { ...MEASURES, inputLatencyMs: -1 }],
    ['a figure that makes no sense', { ...MEASURES, framesPerSecond: 1e9 }],
    ['half a reconnect', { ...MEASURES, reconnects: 0.5 }],
    ['more than it can be', { ...MEASURES, boards: 'x'.repeat(2_000) }],
  ])('is refused when it is %s', async (_what, measures) => {
    await start();
    expect(await tell(measures)).toBe(400);
    expect(await figure('reports_total')).toBe(0);
  });

  it('is not taken from pages of other sites', async () => {
    await start();
    expect(await tell(MEASURES, { origin: 'https://evil.example' })).toBe(403);
    expect(await tell(MEASURES, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  it('is taken from one address for so often only', async () => {
    await start({ maxConnectsPerSecond: 1 });
    const answers = await Promise.all(Array.from({ length: 30 }, () => tell(MEASURES)));
    expect(answers).toContain(204);
    expect(answers).toContain(429);
  });

  it('is not asked for where nobody wants to know', async () => {
    await start({ pageMeasurements: 'off' });
    expect(await tell(MEASURES)).toBe(405);
    expect(await figure('reports_total')).toBe(0);
  });
});
