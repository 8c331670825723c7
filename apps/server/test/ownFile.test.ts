import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createComments, createLibrary, createStore, DEFAULT_STYLE } from '@drawbridge/board';
import { historyPath, parseHistory } from '@drawbridge/protocol';
import { openBoard } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addImages, PNG, PNG_NAME } from './addImages.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

let root: string;
let env: Record<string, string>;
let server: ServerProcess | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-own-'));
  env = { DATA_DIR: join(root, 'data') };
});

afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  rmSync(root, { recursive: true });
});

const run = (...args: string[]) => runDrawbridge(args, env);
const file = (name: string) => join(root, name);
const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));

const COLORS = { Ada: '#336699', Bo: '#c2255c' };

async function download(url: string, query = ''): Promise<string> {
  const response = await fetch(`${url}/api/boards/b/export?format=drawbridge${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="b.drawbridge"');
  return response.text();
}

/** Somebody comes, draws, deletes what was there before, comments, and goes. */
async function work(url: string, name: keyof typeof COLORS): Promise<void> {
  const profile = { name, color: COLORS[name] };
  const person = openBoard({ url, boardId: 'b', profile });
  await person.synced;
  const store = createStore(person.doc, { author: () => name });
  const comments = createComments(person.doc, { author: () => ({ id: name, ...profile }) });
  store.delete(store.sorted().map(({ id }) => id));
  const box = { type: 'rectangle', x: 0, y: 0, w: 90, h: 60, style: DEFAULT_STYLE } as const;
  const [shape = ''] = store.create({ ...box, text: `of ${name}` });
  const thread = comments.begin({ x: 9, y: 9, on: { shape, x: 0.1, y: 0.15 } }, { text: 'Why?', names: [] });
  comments.reply(thread ?? '', { text: `Because, says ${name}`, names: [] });
  const library = createLibrary(person.doc);
  library.add([{ id: `of-${name}`, name, created: 7, shapes: [{ ...box, text: name }] }]);
  library.destroy();
  store.destroy();
  comments.destroy();
  // What is not acknowledged is sent before it goes.
  await person.close();
}

async function nameVersion(url: string, seq: number, name: string): Promise<void> {
  const response = await fetch(`${url}${historyPath('b')}/versions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ seq, name }),
  });
  expect(response.status).toBe(201);
}

const readHistory = async (url: string, boardId: string) =>
  parseHistory(await (await fetch(url + historyPath(boardId))).json());

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await testDatabase('own-file') })],
] as const)('A board in our own file, with boards in %s', (_store, settings) => {
  it('is the same board again, with its comments and its history', { timeout: 120_000 }, async () => {
    Object.assign(env, await settings());
    server = await startServerProcess(env);
    await work(server.url, 'Ada');
    await nameVersion(server.url, 1, 'Draft');
    await work(server.url, 'Bo');
    await addImages(server.url, 'b', { id: 'image' });
    const before = await readHistory(server.url, 'b');
    const sent = await download(server.url, '&history=on');
    const { history: _, ...withoutHistory } = JSON.parse(sent);
    expect(JSON.parse(await download(server.url))).toEqual(withoutHistory);
    await server.end('SIGTERM');

    expect(await run('export', 'b', '--out', file('b.drawbridge'), '--history')).toMatchObject({
      code: 0,
      stderr: `${file('b.drawbridge')} has ${sent.length} bytes.\n`,
    });
    expect(readFileSync(file('b.drawbridge'), 'utf8')).toBe(sent);
    const whole = read('b.drawbridge');
    expect(whole).toMatchObject({
      shapes: [{ tx: 'of Bo' }, { im: { name: PNG_NAME } }],
      files: { [PNG_NAME]: `data:image/png;base64,${PNG.toString('base64')}` },
      comments: { length: 4 },
      library: [{ id: 'of-Ada' }, { id: 'of-Bo', name: 'Bo', created: 7, shapes: [{ tx: 'Bo' }] }],
    });
    expect(whole.history.authors.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Ada',
      'Bo',
      'Guest',
    ]);
    expect(whole.history.versions).toEqual([{ seq: 1, name: 'Draft' }]);

    const made = await run('import', file('b.drawbridge'), '--board', 'again', '--history');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('Board again has 2 shapes and 4 comments, and 2 items in its library.');
    expect(await run('export', 'again', '--out', file('again.drawbridge'), '--history')).toMatchObject({
      code: 0,
    });
    const again = read('again.drawbridge');
    expect(again.history.entries.map(withoutAuthor)).toEqual(whole.history.entries.map(withoutAuthor));
    expect(again.shapes).toEqual(whole.shapes);
    expect(again.files).toEqual(whole.files);
    expect(again.comments).toEqual(whole.comments);
    expect(again.library).toEqual(whole.library);

    server = await startServerProcess(env);
    const after = await readHistory(server.url, 'again');
    expect(after?.named.map(({ seq, name }) => [seq, name])).toEqual([[1, 'Draft']]);
    expect(after?.versions.map(describeVersion)).toEqual(before?.versions.map(describeVersion));
    const peopleOf = (history: typeof after) =>
      history?.authors.map(({ name, color }) => [name, color]).sort();
    expect(peopleOf(after)).toEqual(peopleOf(before));
    await server.end('SIGTERM');
    expect(await run('doctor')).toMatchObject({ code: 0, stderr: '' });
  });
});

/** In which order people are listed is nobody's promise. */
const withoutAuthor = ({ by: _, ...entry }: { readonly by?: number }) => entry;
const describeVersion = ({ fromMs, toMs, seq }: { fromMs: number; toMs: number; seq: number }) => [
  fromMs,
  toMs,
  seq,
];

describe('A file of ours', () => {
  beforeEach(async () => {
    server = await startServerProcess(env);
    await work(server.url, 'Ada');
    await server.end('SIGTERM');
    await run('export', 'b', '--out', file('b.drawbridge'), '--history');
  }, 60_000);

  const refusing = async (name: string, content: unknown, words: string) => {
    writeFileSync(file(name), JSON.stringify(content));
    const outcome = await run('import', file(name), '--board', 'refused', '--history');
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
    expect((await run('boards')).stdout).not.toContain('refused');
  };

  it('whose history is not right makes no board, and says why', { timeout: 60_000 }, async () => {
    const whole = read('b.drawbridge');
    const { history, ...bare } = whole;
    const [first, ...others] = history.entries;
    await refusing('bare.drawbridge', bare, 'There is no history in the file.');
    await refusing('cut.drawbridge', { ...whole, history: { ...history, entries: others } }, 'not whole');
    const wrong = { ...history, entries: [{ ...first, update: 'AQEB' }] };
    await refusing('wrong.drawbridge', { ...whole, history: wrong }, 'cannot be restored: entry 1:');
    const twice = { ...history, entries: [first, { ...first, seq: 3 }] };
    await refusing('twice.drawbridge', { ...whole, history: twice }, 'not whole');
  });

  it('becomes a board without its history, too', { timeout: 60_000 }, async () => {
    const made = await run('import', file('b.drawbridge'), '--board', 'plain', '--as', 'Plain');
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('--history') });
    expect(made.stdout).toContain('1 shape and 2 comments');
    expect((await run('export', 'plain', '--out', file('plain.drawbridge'))).code).toBe(0);
    const plain = read('plain.drawbridge');
    expect(plain).toMatchObject({ name: 'Plain', shapes: [{ tx: 'of Ada' }] });
    const said = (all: { tx: object; k: { name: string } }[]) => all.map(({ tx, k }) => [tx, k.name]);
    expect(said(plain.comments)).toEqual(said(read('b.drawbridge').comments));
    expect(plain.library).toEqual(read('b.drawbridge').library);
    expect(plain).not.toHaveProperty('history');
  });

  it('is written whole, or not at all', { timeout: 60_000 }, async () => {
    const out = file('none.drawbridge');
    for (const [args, words] of [
      [['none', '--out', out], 'There is nothing on board none.'],
      [['b', '--out', out, '--frame', 'f'], '--frame is not for drawbridge'],
      [['b', '--out', file('b.json'), '--history'], '--history is for drawbridge'],
    ] as const) {
      expect(await run('export', ...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
    }
    expect([existsSync(out), existsSync(file('b.json'))]).toEqual([false, false]);
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('A board whose beginning is not kept any more', () => {
  it('is written without its history only, and says why', { timeout: 60_000 }, async () => {
    env.HISTORY_DAYS = '0';
    server = await startServerProcess(env);
    await work(server.url, 'Ada');
    await server.end('SIGTERM');
    expect(await run('compact', 'b')).toMatchObject({ code: 0, stdout: expect.stringContaining('1 of 1') });

    const refused = await run('export', 'b', '--out', file('b.drawbridge'), '--history');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('without --history the board can be written'),
    });
    expect(existsSync(file('b.drawbridge'))).toBe(false);
    server = await startServerProcess(env);
    const response = await fetch(`${server.url}/api/boards/b/export?format=drawbridge&history=on`);
    expect([response.status, await response.json()]).toMatchObject([404, { error: 'missing' }]);
    expect(JSON.parse(await download(server.url))).toMatchObject({ shapes: [{ tx: 'of Ada' }] });
  });
});
