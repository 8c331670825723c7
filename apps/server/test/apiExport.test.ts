import { afterEach, expect, it } from 'vitest';
import { makeBoard } from './accessClient.ts';
import { addImages, PNG, PNG_NAME } from './addImages.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/* Files with images in them, over HTTP. How they are drawn is beside boardContent; what is in a file of ours, in ownFile.test.ts. */

let server: TestServer;
afterEach(() => server.close());

const get = (format: string, init?: RequestInit) =>
  fetch(`${server.url}/api/boards/board/export?format=${format}`, init);

/** An image in a frame, and one beside it, which show the same. */
async function drawImages(): Promise<void> {
  const frame = { id: 'f', type: 'frame', x: 0, y: 0, w: 10, h: 10 };
  const response = await fetch(`${server.url}/api/boards/board`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ changes: [{ create: frame }] }),
  });
  expect(response.status).toBe(200);
  await addImages(server.url, 'board', { id: 'in', frame: 'f' }, { id: 'out' });
}

it('A file of Excalidraw has the files of its images', { timeout: 120_000 }, async () => {
  server = await startTestServer();
  await drawImages();
  const whole = await get('excalidraw');
  expect(whole.headers.get('content-disposition')).toBe('attachment; filename="board.excalidraw"');
  const dataURL = `data:image/png;base64,${PNG.toString('base64')}`;
  expect(await whole.json()).toMatchObject({
    elements: [{ id: 'in', fileId: PNG_NAME }, { id: 'f' }, { id: 'out', fileId: PNG_NAME }],
    files: { [PNG_NAME]: { mimeType: 'image/png', dataURL } },
  });
  const framed = await (await get('excalidraw&frame=f')).json();
  expect(framed).toMatchObject({ elements: [{ id: 'in' }, { id: 'f' }], files: { [PNG_NAME]: { dataURL } } });
  expect((await get('excalidraw&frame=none')).status).toBe(404);
});

it('A file of Excalidraw with more images than it may have is refused in words', {
  timeout: 60_000,
}, async () => {
  server = await startTestServer({ exportMaxImageBytes: PNG.length - 1 });
  await drawImages();
  const refused = await get('excalidraw');
  expect([refused.status, await refused.json()]).toMatchObject([422, { error: 'too_large' }]);
  // They are in it one after the other.
  expect((await get('drawbridge')).status).toBe(200);
});

it('A file of ours is not sent again to who has it, nor its content to who asks for its head', async () => {
  server = await startTestServer();
  const missing = await get('drawbridge');
  expect([missing.status, await missing.json()]).toEqual([
    404,
    { error: 'missing', message: 'There is nothing on this board.' },
  ]);
  await drawImages();
  const first = await get('drawbridge');
  expect(await first.json()).toMatchObject({ type: 'drawbridge/board', shapes: { length: 3 } });
  const tag = first.headers.get('etag') ?? '';
  expect((await get('drawbridge', { headers: { 'If-None-Match': tag } })).status).toBe(304);
  // A version gets its name without an entry.
  const past = await get('drawbridge&history=on', { headers: { 'If-None-Match': tag } });
  expect([past.status, past.headers.get('etag')]).toEqual([200, null]);
  const head = await get('drawbridge', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

it('A file of ours is for who may see the board, with history where that is not turned off', async () => {
  server = await startTestServer({ access: 'links', disabledFeatures: ['history'] });
  const owner = await makeBoard(server.url);
  const viewer = await owner.link('view');
  expect((await get('drawbridge')).status).toBe(401);
  const headers = { Authorization: `Bearer ${viewer.token}` };
  expect((await get('drawbridge', { headers })).status).toBe(404);
  const refused = await get('drawbridge&history=on', { headers });
  expect([refused.status, await refused.json()]).toEqual([
    403,
    { error: 'forbidden', message: 'Turned off on this server: history.' },
  ]);
});
