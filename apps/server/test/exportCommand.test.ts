import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASTE_LIMITS, readFile } from '@drawbridge/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from './postgres/testDatabase.ts';
import { runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

let root: string;
let server: ServerProcess;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-export-'));
  server = await startServerProcess(env());
  await draw(server, 'b', { create: note }, { create: frame });
  await draw(server, 'large', { create: { ...note, w: 5_000, h: 5_000 } });
});

afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(root, { recursive: true });
});

const env = (more: Readonly<Record<string, string>> = {}) => ({ DATA_DIR: join(root, 'data'), ...more });
const file = (name: string) => join(root, name);

async function draw({ url }: ServerProcess, boardId: string, ...changes: object[]): Promise<void> {
  const response = await fetch(`${url}/api/boards/${boardId}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ changes }),
  });
  expect(response.status).toBe(200);
}

const note = { type: 'sticky', x: 0, y: 0, w: 200, h: 200, text: 'Ada' };
const frame = { id: 'f', type: 'frame', x: 0, y: 0, w: 300, h: 100, text: '' };

/** All that is said where nothing is wrong. */
const HAS_BYTES = /^.* has \d+ bytes\.\n$/;

const OPENINGS = [
  ['png', /^\x89PNG/],
  ['svg', /^<svg .*Ada/s],
  ['pdf', /^%PDF-/],
  ['json', /^\{"type":"drawbridge\/clipboard".*Ada/s],
  ['excalidraw', /^\{\n {2}"type": "excalidraw".*Ada/s],
] as const;

describe('drawbridge export', () => {
  it.each(OPENINGS)('writes a board as %s while the server runs', async (format, opening) => {
    const out = file(`board.${format}`);
    const { code, stderr } = await runDrawbridge(['export', 'b', '--out', out], env());
    expect([code, stderr]).toEqual([0, `${out} has ${statSync(out).size} bytes.\n`]);
    expect(opening.test(readFileSync(out, 'latin1'))).toBe(true);
  });

  it.each([
    [['b', '--out', 'a.doc'], 'What is a file that ends in "doc"?'],
    [['b', '--out', 'a.json', '--frame', 'none'], 'There is no such frame on this board.'],
    [['b', '--out', 'a'], 'What is a file whose name has no ending?'],
    [['empty', '--out', 'a.json'], 'There is nothing on board empty.'],
    [['no/board', '--out', 'a.json'], '"no/board" is no board.'],
    [['b', '--out', 'a.pdf', '--scene'], '--scene is for png and svg.'],
    [['b', '--out', 'nowhere/a.json'], 'There is no folder'],
  ])(
    'says of %j why not, and writes nothing',
    async ([board = '', option = '', out = '', ...more], words) => {
      const args = ['export', board, option, file(out), ...more];
      const { code, stderr } = await runDrawbridge(args, env());
      expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
      expect(existsSync(file(out))).toBe(false);
    },
  );

  it.each([
    ['kept.png', ['--scene']],
    ['kept.svg', ['--scene']],
    ['kept.excalidraw.png', []],
    ['kept.excalidraw.svg', []],
  ])('puts the drawing into the picture %s, which can be opened again', async (name, options) => {
    const args = ['export', 'b', '--out', file(name), ...options];
    expect(await runDrawbridge(args, env())).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(HAS_BYTES),
    });
    const limits = { ...PASTE_LIMITS, bytes: 1e6 };
    const opened = await readFile(new Uint8Array(readFileSync(file(name))), name, limits);
    expect(opened).toMatchObject({ kind: 'board', from: 'Excalidraw', name: 'kept' });
    const shapes = opened.kind === 'board' ? opened.shapes : [];
    expect(shapes).toMatchObject([
      { type: 'sticky', text: 'Ada' },
      { id: 'f', type: 'frame', w: 300 },
    ]);
  });

  it.each(['json', 'drawbridge'])('writes %s to standard output, and nothing else', async (format) => {
    const { code, stdout, stderr } = await runDrawbridge(
      ['export', 'b', '--out', '-', '--format', format],
      env(),
    );
    expect([code, stderr]).toEqual([0, `The file has ${Buffer.byteLength(stdout)} bytes.\n`]);
    expect(JSON.parse(stdout)).toMatchObject({ shapes: { length: 2 } });
  });

  it.each([['export', 'b', '--out', '-', '--format', 'svg'], ['boards']])(
    'ends without a word when nobody reads what it writes: %s',
    async (...args) => {
      const outcome = await runDrawbridge(args, env(), { isRead: false });
      expect(outcome).toEqual({ code: 1, stdout: '', stderr: '' });
    },
  );

  it('says when a picture had to be smaller', async () => {
    const args = ['export', 'large', '--out', file('large.png')];
    const { code, stderr } = await runDrawbridge(args, env({ EXPORT_MAX_MEGAPIXELS: '1' }));
    expect([code, stderr]).toEqual([0, expect.stringContaining('EXPORT_MAX_MEGAPIXELS')]);
  });

  it('reads boards in PostgreSQL', async () => {
    const database = { DATABASE_URL: await testDatabase(`export-${randomUUID().slice(0, 8)}`) };
    const other = await startServerProcess(env(database));
    await draw(other, 'b', { create: note });
    await other.end('SIGTERM');
    const { code, stderr } = await runDrawbridge(['export', 'b', '--out', file('pg.svg')], env(database));
    expect([code, stderr]).toEqual([0, expect.stringMatching(HAS_BYTES)]);
    expect(readFileSync(file('pg.svg'), 'utf8').includes('>Ada<')).toBe(true);
  });

  it('writes a board when the server does not run, as one likes it', async () => {
    await server.end('SIGTERM');
    const args = ['export', 'b', '--format', 'png', '--out', file('later'), '--frame', 'f', '--scale', '2'];
    const later = await runDrawbridge([...args, '--theme', 'dark', '--no-background'], env());
    expect(later).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(HAS_BYTES) });
    const png = readFileSync(file('later'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 200]);
  });
});
