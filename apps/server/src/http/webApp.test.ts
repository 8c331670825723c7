import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { openWebApp } from './webApp.ts';

let dist: string;
let http: Server;
let url: string;

beforeEach(async () => {
  dist = mkdtempSync(join(tmpdir(), 'drawbridge-page-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<p>page');
  writeFileSync(join(dist, 'boards.html'), '<p>all boards');
  writeFileSync(join(dist, 'sign-in.html'), '<p>on the way back');
  writeFileSync(join(dist, 'assets', 'app.js'), 'export {}');
  const webApp = openWebApp(dist);
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
    expect(await (await get('/b/plan')).text()).toBe('<p>page');
    expect(await (await get('/boards')).text()).toBe('<p>all boards');
  });

  it('that was not built is a reason not to start, and says what to do', () => {
    rmSync(join(dist, 'boards.html'));
    expect(() => openWebApp(dist)).toThrow(/boards\.html is missing. Run "pnpm build"/);
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
