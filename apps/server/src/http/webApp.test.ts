import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAppSettings } from '@drawbridge/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { openWebApp } from './webApp.ts';

const built = '<head><script src="./assets/app.js"></script></head><p>page';
const settings = parseAppSettings('{"basePath":"/draw"}');
const own =
  '<head><script src="/draw/assets/app.js"></script>' +
  '<meta name="app-settings" content="{&quot;basePath&quot;:&quot;/draw&quot;,&quot;name&quot;:&quot;Drawbridge&quot;,&quot;disabled&quot;:[],&quot;readOnly&quot;:false,&quot;imports&quot;:{&quot;bytes&quot;:33554432,&quot;shapes&quot;:50000,&quot;points&quot;:200000,&quot;deadlineMs&quot;:30000}}">\n</head><p>page';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

let dist: string;
let http: Server;
let url: string;

beforeEach(async () => {
  dist = mkdtempSync(join(tmpdir(), 'drawbridge-page-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), built);
  writeFileSync(
    join(dist, 'sw.js'),
    `const files = ['${hashOf(built)}', '${hashOf('<p>all boards')}', '${hashOf('<p>on the way back')}', '${hashOf('<p>administration')}']`,
  );
  writeFileSync(join(dist, 'boards.html'), '<p>all boards');
  writeFileSync(join(dist, 'admin.html'), '<p>administration');
  writeFileSync(join(dist, 'sign-in.html'), '<p>on the way back');
  writeFileSync(join(dist, 'assets', 'app.js'), 'export {}');
  const webApp = openWebApp({ settings, dist });
  http = createServer((request, response) => {
    if (request.url === '/b/plan') webApp.sendPage(response, 200);
    else if (request.url === '/boards') webApp.sendPage(response, 200, 'boards');
    else webApp.sendFile(request, response, () => response.writeHead(404).end());
  });
  url = await listen(http);
});

afterEach(() => {
  http.close();
  http.closeAllConnections();
  rmSync(dist, { recursive: true });
});

const get = (path: string) => fetch(`${url}${path}`);

describe('A page', () => {
  it('is that of a board, or that of all boards', async () => {
    expect(await (await get('/b/plan')).text()).toBe(own);
    expect(await (await get('/boards')).text()).toBe('<p>all boards');
  });

  it('is the same by its name, and not without the ending of that', async () => {
    expect(await (await get('/index.html')).text()).toBe(own);
    expect((await get('/index')).status).toBe(404);
  });

  it('is kept by the service worker as it is given out', async () => {
    const worker = await (await get('/sw.js')).text();
    expect(worker).toContain(hashOf(own));
    expect(worker).not.toContain(hashOf(built));
  });

  it('of another build than the service worker is a reason not to start', () => {
    writeFileSync(join(dist, 'index.html'), '<p>newer');
    expect(() => openWebApp({ settings, dist })).toThrow(/sw\.js is not that of the built pages/);
  });

  it('that was not built is a reason not to start, and says what to do', () => {
    rmSync(join(dist, 'boards.html'));
    expect(() => openWebApp({ settings, dist })).toThrow(/boards\.html is missing. Run "pnpm build"/);
  });
});

describe('A file of the page', () => {
  it('comes as it was built', async () => {
    expect(await (await get('/assets/app.js')).text()).toBe('export {}');
  });

  it('that was taken away while the server runs breaks that answer and nothing else', async () => {
    rmSync(join(dist, 'assets', 'app.js'));
    await expect(get('/assets/app.js').then((response) => response.text())).rejects.toThrow();
    expect((await get('/index.html')).status).toBe(200);
  });
});
