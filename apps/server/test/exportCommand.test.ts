import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from './postgres/testDatabase.ts';
import { runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

let root: string;
let server: ServerProcess;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-export-'));
});

afterEach(async () => {
  await server.end('SIGKILL');
  rmSync(root, { recursive: true });
});

const env = (more: Readonly<Record<string, string>> = {}) => ({ DATA_DIR: join(root, 'data'), ...more });
const file = (name: string) => join(root, name);

async function draw(...changes: object[]): Promise<void> {
  const response = await fetch(`${server.url}/api/boards/b`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ changes }),
  });
  expect(response.status).toBe(200);
}

const note = { type: 'sticky', x: 0, y: 0, w: 200, h: 200, text: 'Ada' };
const frame = { id: 'f', type: 'frame', x: 0, y: 0, w: 300, h: 100, text: '' };

const OPENINGS = [
  ['png', /^\x89PNG/],
  ['svg', /^<svg .*Ada/s],
  ['pdf', /^%PDF-/],
  ['json', /^\{"type":"drawbridge\/clipboard".*Ada/s],
  ['excalidraw', /^\{"type":"excalidraw".*Ada/s],
] as const;

describe('drawbridge export', () => {
  it('writes a board in each format while the server runs, and when it does not', async () => {
    server = await startServerProcess(env());
    await draw({ create: note }, { create: frame });
    for (const [format, opening] of OPENINGS) {
      const out = file(`board.${format}`);
      const { code, stderr } = await runDrawbridge(['export', 'b', '--out', out], env());
      expect([format, code, stderr]).toEqual([format, 0, '']);
      expect([format, opening.test(readFileSync(out, 'latin1'))]).toEqual([format, true]);
    }
    await server.end('SIGTERM');
    const args = ['export', 'b', '--format', 'png', '--out', file('later'), '--frame', 'f', '--scale', '2'];
    const later = await runDrawbridge([...args, '--theme', 'dark', '--no-background'], env());
    expect([later.code, later.stdout]).toEqual([0, expect.stringContaining('bytes')]);
    const png = readFileSync(file('later'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 200]);
  });

  it('says what it cannot do, and writes nothing', async () => {
    server = await startServerProcess(env());
    await draw({ create: note });
    const refusals = [
      [['b', '--out', file('a.doc')], 'What is a file that ends in "doc"?'],
      [['b', '--out', file('a.json'), '--frame', 'none'], 'There is no such frame on this board.'],
      [['empty', '--out', file('a.json')], 'There is nothing on board empty.'],
      [['no/board', '--out', file('a.json')], '"no/board" is no board.'],
      [['b', '--out', join(root, 'nowhere', 'a.png')], 'no such file or directory'],
    ] as const;
    for (const [args, words] of refusals) {
      const { code, stderr } = await runDrawbridge(['export', ...args], env());
      expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
    }
    expect(() => readFileSync(file('a.json'))).toThrow('ENOENT');
  });

  it('says when a picture had to be smaller', async () => {
    server = await startServerProcess(env());
    await draw({ create: { ...note, w: 5_000, h: 5_000 } });
    const little = env({ EXPORT_MAX_MEGAPIXELS: '1' });
    const { code, stderr } = await runDrawbridge(['export', 'b', '--out', file('a.png')], little);
    expect([code, stderr]).toEqual([0, expect.stringContaining('EXPORT_MAX_MEGAPIXELS')]);
  });

  it('reads boards in PostgreSQL', async () => {
    const database = { DATABASE_URL: await testDatabase(`export-${randomUUID().slice(0, 8)}`) };
    server = await startServerProcess(env(database));
    await draw({ create: note });
    const { code, stderr } = await runDrawbridge(['export', 'b', '--out', file('a.svg')], env(database));
    expect([code, stderr]).toEqual([0, '']);
    expect(readFileSync(file('a.svg'), 'utf8').includes('>Ada<')).toBe(true);
  });
});
