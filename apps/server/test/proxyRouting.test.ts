import { createServer, type Server } from 'node:http';
import { createBoardId, filePath } from '@drawbridge/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './listen.ts';
import { ask } from './proxies/ask.ts';
import { proxyKinds } from './proxies/kinds.ts';
import { type RunningProxy, startProxy } from './proxies/startProxy.ts';

/** Where the samples for several nodes send requests. Each node here answers with its name, whatever it is asked. */

/** Their ids are made by chance: of so many, each node always has a share. */
const BOARDS = 100;
const LEAST_SHARE = 5;
const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

describe.each(proxyKinds)('Behind $title, set up as deploy has it for several nodes,', (kind) => {
  let nodes: Server[];
  let ready: Set<string>;
  let checks: number;
  let proxy: RunningProxy;

  beforeAll(async () => {
    ready = new Set(['a', 'b']);
    checks = 0;
    nodes = [...ready].map((name) =>
      createServer(({ url }, response) => {
        if (url === '/readyz') checks += 1;
        if (url === '/readyz' && !ready.has(name)) response.writeHead(503);
        response.end(name);
      }),
    );
    const [first = '', second = ''] = await Promise.all(nodes.map(listen));
    proxy = await startProxy(kind, [first, second]);
  });
  afterAll(async () => {
    await proxy.stop();
    for (const node of nodes) {
      node.closeAllConnections();
      node.close();
    }
  });

  const nodeOf = async (path: string, init: Parameters<typeof ask>[1] = {}): Promise<string> =>
    (await ask(`${proxy.url}${path}`, init)).bytes.toString();

  it('all requests about a board reach one node', async () => {
    for (let index = 0; index < BOARDS / 10; index += 1) {
      const id = createBoardId();
      const handshake = `/socket.io/?b=${id}&EIO=4`;
      const answers = [
        await nodeOf(`${handshake}&transport=polling`),
        await nodeOf(`${handshake}&transport=polling&sid=x`),
        await nodeOf(`${handshake}&transport=polling&sid=x`, { method: 'POST', body: Buffer.from('40') }),
        await nodeOf(`${handshake}&transport=websocket`, { headers: UPGRADE }),
        await nodeOf(`/board/socket.io/?EIO=4&transport=polling&b=${id}`),
        await nodeOf(`/b/${id}`),
        await nodeOf(`/b/${id}?at=1,2`),
        await nodeOf(`/board/b/${id}`),
        await nodeOf(filePath(id, 'a'.repeat(64)), { method: 'PATCH', body: Buffer.from('part') }),
        await nodeOf(`/api/boards/${id}/history/7`),
        await nodeOf(`/board/api/boards/${id}/token`, { method: 'POST' }),
      ];
      expect(new Set(answers), answers.join()).toEqual(new Set([expect.stringMatching(/^[ab]$/)]));
    }
  });

  it('what the client claims in a header of ours counts for nothing', async () => {
    const id = createBoardId();
    const home = await nodeOf(`/b/${id}`);
    for (let index = 0; index < BOARDS / 10; index += 1)
      expect(await nodeOf(`/b/${id}`, { headers: { 'X-Drawbridge-Board': createBoardId() } })).toBe(home);
  });

  it('boards are spread, and so are requests about none', async () => {
    for (const path of [() => `/b/${createBoardId()}`, () => '/assets/page.js']) {
      const answers: string[] = [];
      for (let index = 0; index < BOARDS; index += 1) answers.push(await nodeOf(path()));
      for (const name of ['a', 'b'])
        expect(answers.filter((answer) => answer === name).length, `${path()} at ${name}`).toBeGreaterThan(
          LEAST_SHARE,
        );
    }
  });

  if (kind.severalNodes.asksReadiness) {
    it('a node that is not ready is let alone', async () => {
      const board = createBoardId();
      const home = await nodeOf(`/b/${board}`);
      ready.delete(home);
      await expect.poll(() => nodeOf(`/b/${board}`)).toBe(home === 'a' ? 'b' : 'a');
      ready.add(home);
      await expect.poll(() => nodeOf(`/b/${board}`)).toBe(home);
    });
  }

  it('boards can be opened, each on one node, when none is ready', async () => {
    const board = createBoardId();
    ready.clear();
    const timesAsked = checks;
    // Some checks in a row, after which none is taken for ready.
    if (kind.severalNodes.asksReadiness) await expect.poll(() => checks - timesAsked).toBeGreaterThan(6);
    const answers = new Set<string>();
    for (let index = 0; index < BOARDS / 10; index += 1) answers.add(await nodeOf(`/b/${board}`));
    expect([...answers]).toEqual([expect.stringMatching(/^[ab]$/)]);
  });
});
