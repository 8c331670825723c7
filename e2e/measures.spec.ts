import { serverTest as base, expect } from './fixtures/test.ts';

const LONG_STROKE = Array.from({ length: 60 }, (_, index) => ({
  x: 200 + index * 10,
  y: 300 + 100 * Math.sin(index / 6),
}));

base.describe('where pages are asked how it is to draw', () => {
  const test = base;
  test.use({ serverEnv: { METRICS: 'on', PAGE_MEASUREMENTS: 'on' } });

  test('they say it when they are left, and the metrics show it', async ({ openBoard, server }) => {
    const { page, draw, expectSaved } = await openBoard();
    await draw(LONG_STROKE);
    await expectSaved();
    // What pages do when they are left.
    await page.goto('about:blank');
    const figure = async (name: string): Promise<number> => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return Number(new RegExp(`^drawbridge_page_${name} (\\S+)`, 'm').exec(text)?.[1]);
    };
    await expect.poll(() => figure('reports_total')).toBe(1);
    for (const name of ['first_stroke_seconds', 'input_latency_seconds', 'outbox_age_seconds'])
      expect(await figure(`${name}_count`), name).toBe(1);
    expect(await figure('first_stroke_seconds_sum')).toBeGreaterThan(0.05);
  });
});

base('where they are not asked, they say nothing', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page, draw, expectSaved } = await openBoard();
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.reload();
  await expectSaved();
  await draw(LONG_STROKE);
  await expectSaved();
  await page.goto('about:blank');
  expect(fetched.length).toBeGreaterThan(5);
  expect(fetched.filter((url) => /measure/i.test(url))).toEqual([]);
});
