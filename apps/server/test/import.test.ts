import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard, type Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { ask } from './accessClient.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { type Outcome, runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

/** One pixel, as PNG. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let root: string;
let server: ServerProcess | undefined;
let people: Provider[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-import-'));
  people = [];
});

afterEach(async () => {
  await Promise.all(people.map((person) => person.close()));
  await server?.end('SIGKILL');
  server = undefined;
  rmSync(root, { recursive: true });
});

/** Rectangles, an image that is there, one that is not, and three that only a page draws, or nobody. */
function writeDrawing(rectangles: number): string {
  const box = { x: 0, y: 0, width: 40, height: 30 };
  const elements = [
    ...Array.from({ length: rectangles }, (_, index) => ({ ...box, type: 'rectangle', id: `r${index}` })),
    { ...box, type: 'image', id: 'i1', fileId: 'f1' },
    { ...box, type: 'image', id: 'i2', fileId: 'f2' },
    { ...box, type: 'image', id: 'i3', fileId: 'f3' },
    { ...box, type: 'image', id: 'i4', fileId: 'f4' },
    { ...box, type: 'image', id: 'i5', fileId: 'f5' },
  ];
  const dataUrl = (type: string, base64: string) => ({
    mimeType: type,
    dataURL: `data:${type};base64,${base64}`,
  });
  const files = {
    f1: { id: 'f1', ...dataUrl('image/png', PIXEL) },
    f3: { id: 'f3', ...dataUrl('image/svg+xml', btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')) },
    f4: { id: 'f4', ...dataUrl('image/svg+xml', btoa('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>')) },
    f5: { id: 'f5', ...dataUrl('image/bmp', btoa('BM')) },
  };
  const path = join(root, 'The plan.excalidraw');
  writeFileSync(path, JSON.stringify({ type: 'excalidraw', version: 2, elements, files }));
  return path;
}

const DRAWING_LOSSES = `Images whose file is not there are empty: approximated (1)
1 image is not in the file.
2 images are SVG drawings, which only a page can make pictures of: open the file there.
1 image is damaged, too large, or of no kind that is taken.
`;

const shapesOf = ({ doc }: Provider) => [...doc.getMap<Y.Map<unknown>>('shapes').values()];
/** The shapes that are images, as the document has them. */
const imagesOf = (person: Provider) => shapesOf(person).flatMap((shape) => shape.get('im') ?? []);

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ DATABASE_URL: await testDatabase('import') })],
] as const)('A drawing in a file, with boards in %s', (_store, settings) => {
  it('becomes a board with a name, images and an owner', { timeout: 120_000 }, async () => {
    const env = { DATA_DIR: join(root, 'data'), ACCESS: 'links', ...(await settings()) };
    const run = (...args: string[]): Promise<Outcome> => runDrawbridge(args, env);
    const file = writeDrawing(250);
    const made = await run('import', file, '--board', 'imported');
    expect(made).toMatchObject({ code: 0, stderr: DRAWING_LOSSES });
    const key = /^\/b\/imported#k=(\S+)$/m.exec(made.stdout)?.[1];

    server = await startServerProcess(env);
    const { token, role } = await ask(server.url, 'imported/token', { body: { key } });
    expect(role).toBe('own');
    const person = openBoard({
      url: server.url,
      boardId: 'imported',
      credentials: async () => ({ kind: 'token', token }),
    });
    people.push(person);
    await person.synced;
    expect(shapesOf(person)).toHaveLength(255);
    expect(person.doc.getMap('board').get('name')).toBe('The plan');
    const [name] = imagesOf(person).flatMap((image) => (image as { name: string }).name || []);
    const headers = { authorization: `Bearer ${token}` };
    const picture = await fetch(`${server.url}/api/boards/imported/files/${name}`, { headers });
    expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(PIXEL);
    await server.end('SIGTERM');

    expect(await run('import', file, '--board', 'imported')).toMatchObject({
      code: 1,
      stderr: 'There is a board imported already.\n',
    });
    expect((await run('audit', 'imported')).stdout).toContain('"did":"board:import"');
    expect(await run('doctor')).toMatchObject({ code: 0, stderr: '' });
  });
});

it('What is no file, or too large a one, is said in words', async () => {
  const env = { DATA_DIR: join(root, 'data') };
  const refusing = async (path: string, stderr: string) =>
    expect(await runDrawbridge(['import', path], env)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${stderr}\n`,
    });
  await refusing(join(root, 'none'), `There is no file ${join(root, 'none')}.`);
  await refusing(root, `${root} is a folder, not a file.`);
  const large = join(root, 'large.csv');
  writeFileSync(large, '');
  truncateSync(large, 3 * 1024 ** 3);
  await refusing(
    large,
    `${large}: This file has 3,072 MB. Files of up to 32 MB are opened here: take things out of it, or save them as several files.`,
  );
});

it('A table makes a board, too, and one is not many', async () => {
  const path = join(root, 'Numbers.csv');
  writeFileSync(path, 'one');
  const { code, stdout, stderr } = await runDrawbridge(['import', path, '--board', 'b'], {
    DATA_DIR: join(root, 'data'),
  });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Board b has 1 shape. ');
});

it('What is no drawing makes no board', async () => {
  const path = join(root, 'notes.json');
  writeFileSync(path, '{"type":"notes"}');
  const env = { DATA_DIR: join(root, 'data') };
  expect(await runDrawbridge(['import', path], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no file that a board can be made of'),
  });
  expect(await runDrawbridge(['boards'], env)).toMatchObject({ code: 1 });
});
