import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from './fixtures/test.ts';
import { watchPages } from './fixtures/watchPages.ts';

/** Nobody listens there: to be asked for is enough. */
const ELSEWHERE = 'http://127.0.0.2:3999';

const HTML = { 'Content-Type': 'text/html' };
const SCRIPT = { 'Content-Type': 'text/javascript' };
const FETCHES = `fetch('${ELSEWHERE}/').catch(() => {})`;

const pages: Readonly<Record<string, readonly [headers: Record<string, string>, body: string]>> = {
  '/image': [HTML, `<img src="${ELSEWHERE}/pixel.png">`],
  '/worker': [HTML, `<script>new Worker('/worker.js')</script>`],
  '/worker.js': [SCRIPT, FETCHES],
  '/service': [HTML, `<script>navigator.serviceWorker.register('/service.js')</script>`],
  '/service.js': [SCRIPT, `addEventListener('message', () => ${FETCHES})`],
  '/inline': [
    { ...HTML, 'Content-Security-Policy': "default-src 'self'" },
    `<script>document.title = 'was run'</script>`,
  ],
  '/forbidden': [
    { ...HTML, 'Content-Security-Policy': "default-src 'self'" },
    `<img src="${ELSEWHERE}/pixel.png">`,
  ],
  '/harmless': [HTML, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">'],
};

/** A site that does what ours must not do. */
const test = base.extend<{ site: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: it depends on nothing
  site: async ({}, use) => {
    const http = createServer(({ url = '' }, response) => {
      const [headers, body] = pages[url] ?? [HTML, ''];
      response.writeHead(200, headers).end(body);
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    // A TCP server that listens has an address of this kind.
    await use(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    http.close();
    http.closeAllConnections();
  },
  // The watch of every test is to look away, here only.
  otherOrigins: async ({ site }, use) => use([site, ELSEWHERE]),
});

for (const [path, fault] of [
  ['/image', /^http:\/\/127\.0\.0\.2:3999\/pixel\.png$/],
  ['/worker', /^http:\/\/127\.0\.0\.2:3999\/$/],
  ['/inline', /script-src/],
  ['/forbidden', /img-src|pixel\.png/],
] as const) {
  test(`the watch over all tests finds what ${path} does`, async ({ browser, site }) => {
    const watch = watchPages(browser);
    const context = await browser.newContext();
    const page = await context.newPage();
    const origins = { own: [site], others: [] };
    await page.goto(`${site}/harmless`);
    expect(watch.faults(origins)).toEqual([]);
    await page.goto(site + path);
    await expect.poll(() => watch.faults(origins)).toContainEqual(expect.stringMatching(fault));
    expect(watch.faults({ own: [], others: [site, ELSEWHERE] })).toEqual([]);
    watch.stop();
    await context.close();
  });
}

test('the watch over all tests finds what a service worker does', { tag: '@serviceWorkers' }, async ({
  browser,
  site,
}) => {
  const watch = watchPages(browser);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site}/service`);
  // What it asks for in its first moments, before the browser has handed it over, no test is told of.
  await expect(async () => {
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage('go on'));
    expect(watch.faults({ own: [site], others: [] })).toContain(`${ELSEWHERE}/`);
  }).toPass({ timeout: 10_000 });
  watch.stop();
  await context.close();
});
