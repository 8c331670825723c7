import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyShapes, giveBackUnsent, missingShapes } from '@drawbridge/board';
import { openBoard, type Provider } from '@drawbridge/sync';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 20_000 };
/** Behind that many unsaved changes, a person waits. */
const MAX_UNSAVED = 20;

let root: string;
let server: ServerProcess;
let people: Provider[];

const live = () => join(root, 'live');
const backup = () => join(root, 'backup');
const restored = () => join(root, 'restored');

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-drill-'));
  people = [];
  server = await startServerProcess({ DATA_DIR: live() });
});

afterEach(async () => {
  await Promise.all(people.map((person) => person.close()));
  await server.end('SIGKILL');
  rmSync(root, { recursive: true });
});

const shapes = ({ doc }: Provider) => doc.getMap<Y.Map<unknown>>('shapes');
const keys = (provider: Provider): string[] => [...shapes(provider).keys()].sort();
const saved = (provider: Provider) => vi.waitFor(() => expect(provider.outbox.size).toBe(0), PATIENCE);

async function arrive(): Promise<Provider> {
  const person = openBoard({ url: server.url, boardId: 'b' });
  people.push(person);
  await person.synced;
  return person;
}

function drawOne(person: Provider, key: string): void {
  shapes(person).set(key, new Y.Map<unknown>([['g', [1, 2, 30, 40, 0]]]));
}

/** Draws until it is told to stop, no faster than the server saves it. */
function keepDrawing(person: Provider, name: string): () => Promise<void> {
  let isDone = false;
  const drawing = (async () => {
    for (let shape = 0; !isDone; shape += 1) {
      drawOne(person, `${name}${shape}`);
      await vi.waitFor(() => expect(person.outbox.size).toBeLessThan(MAX_UNSAVED), {
        ...PATIENCE,
        interval: 2,
      });
      // Every change a push of its own.
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  return async () => {
    isDone = true;
    await drawing;
  };
}

/** What the page does when its doc and the board have parted, and the person says that the rest is to come back. */
function giveBack(old: Provider, next: Provider): void {
  const to = { doc: next.doc, store: { transact: <T>(write: () => T): T => next.doc.transact(write) } };
  giveBackUnsent(old.doc, old.unsent, to);
  copyShapes(old.doc, missingShapes(old.doc, next.doc), to);
}

describe('A restore drill', () => {
  it('loses nothing: what was saved before is in the backup, and the people who are there have the rest', async () => {
    const [ann, ben] = [await arrive(), await arrive()];
    for (const [person, name] of [
      [ann, 'a'],
      [ben, 'b'],
    ] as const)
      for (let shape = 0; shape < 20; shape += 1) drawOne(person, `early-${name}${shape}`);
    await Promise.all([saved(ann), saved(ben)]);
    const stops = [keepDrawing(ann, 'a'), keepDrawing(ben, 'b')];

    const taken = await runDrawbridge(['backup', backup()], { DATA_DIR: live() });
    expect(taken).toMatchObject({ code: 0, stderr: '' });

    for (const stop of stops) await stop();
    drawOne(ann, 'savedAfter');
    await Promise.all([saved(ann), saved(ben)]);
    await vi.waitFor(() => expect(keys(ben)).toEqual(keys(ann)), PATIENCE);
    const port = new URL(server.url).port;
    expect(await server.end('SIGTERM')).toBe(0);
    drawOne(ben, 'neverSaved');

    const back = await runDrawbridge(['restore', backup()], { DATA_DIR: restored() });
    expect(back).toMatchObject({ code: 0, stderr: '' });
    server = await startServerProcess({ DATA_DIR: restored(), PORT: port });

    for (const person of [ann, ben]) {
      person.retryNow();
      await vi.waitFor(
        () => expect(person.status).toMatchObject({ kind: 'stopped', reason: { code: 'reset' } }),
        PATIENCE,
      );
    }
    const [nextAnn, nextBen] = [await arrive(), await arrive()];
    const early = keys(ann).filter((key) => key.startsWith('early'));
    expect(early).toHaveLength(40);
    expect(keys(nextAnn)).toEqual(expect.arrayContaining(early));
    expect(keys(nextAnn)).not.toContain('savedAfter');

    giveBack(ann, nextAnn);
    giveBack(ben, nextBen);
    const everything = [...keys(ann), 'neverSaved'].sort();
    await vi.waitFor(() => expect(keys(nextAnn)).toEqual(everything), PATIENCE);
    await vi.waitFor(() => expect(keys(nextBen)).toEqual(everything), PATIENCE);
    await Promise.all([saved(nextAnn), saved(nextBen)]);
    const reader = await arrive();
    expect(shapes(reader).toJSON()).toEqual(shapes(nextAnn).toJSON());
    expect(await runDrawbridge(['doctor', '--deep'], { DATA_DIR: restored() })).toMatchObject({
      code: 0,
      stderr: '',
    });
  }, 120_000);

  it('leaves alone who saw no more than the backup has', async () => {
    const ann = await arrive();
    drawOne(ann, 'a');
    await saved(ann);
    const port = new URL(server.url).port;
    expect(await runDrawbridge(['backup', backup()], { DATA_DIR: live() })).toMatchObject({ code: 0 });
    expect(await server.end('SIGTERM')).toBe(0);
    drawOne(ann, 'meanwhile');
    expect(await runDrawbridge(['restore', backup()], { DATA_DIR: restored() })).toMatchObject({ code: 0 });
    server = await startServerProcess({ DATA_DIR: restored(), PORT: port });
    ann.retryNow();
    await saved(ann);
    expect(ann.status.kind).toBe('synced');
    expect(keys(await arrive())).toEqual(['a', 'meanwhile']);
  }, 60_000);
});

describe('Beside a server that runs', () => {
  it('the boards are listed, for people and for programs', async () => {
    const ann = await arrive();
    drawOne(ann, 'a');
    await saved(ann);
    const env = { DATA_DIR: live() };
    const listed = await runDrawbridge(['boards'], env);
    expect(listed.stdout).toMatch(/^Board +Changed .*\nb +\d{4}-\d\d-\d\d \d\d:\d\d +1 /);
    const { stdout } = await runDrawbridge(['boards', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'b', entries: 1, people: 1, links: 0, isDeleted: false });
  }, 60_000);

  it('the doctor finds an entry that somebody took out of the log, and nothing before', async () => {
    const ann = await arrive();
    for (const key of ['a', 'b', 'c']) {
      drawOne(ann, key);
      await saved(ann);
    }
    const env = { DATA_DIR: live() };
    expect(await runDrawbridge(['doctor'], env)).toMatchObject({ code: 0, stderr: '' });
    const database = new Database(join(live(), 'drawbridge.db'));
    database.prepare('DELETE FROM log WHERE seq = 2').run();
    database.close();
    const found = await runDrawbridge(['doctor'], env);
    expect(found.code).toBe(1);
    expect(found.stderr).toContain('Board b: The log has a gap: entry 2 is missing.');
    expect(found.stdout).toMatch(/^Faults: \d+\. Looked at: 1 board,/);
  }, 60_000);

  it('a restore is refused', async () => {
    await runDrawbridge(['backup', backup()], { DATA_DIR: live() });
    const refused = await runDrawbridge(['restore', backup()], { DATA_DIR: live() });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Another Drawbridge uses') });
  }, 60_000);
});

describe('Compacting by command', () => {
  it('waits for no server, and is refused beside one, with the remedy', async () => {
    const ann = await arrive();
    for (const key of ['a', 'b', 'c']) {
      drawOne(ann, key);
      await saved(ann);
    }
    const env = { DATA_DIR: live() };
    const refused = await runDrawbridge(['compact'], env);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Another Drawbridge uses') });
    const { port } = new URL(server.url);
    expect(await server.end('SIGTERM')).toBe(0);
    const done = await runDrawbridge(['compact'], env);
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('1 of 1 boards were compacted') });
    server = await startServerProcess({ ...env, PORT: port });
    expect(keys(await arrive())).toEqual(['a', 'b', 'c']);
  }, 60_000);

  it('makes no store where there is none', async () => {
    const none = await runDrawbridge(['compact'], { DATA_DIR: join(root, 'nothing') });
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('Is DATA_DIR the folder') });
  }, 60_000);
});

describe('The audit log', () => {
  it('is printed by command', async () => {
    await fetch(`${server.url}/api/boards/b/claim`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const read = () => runDrawbridge(['audit', 'b'], { DATA_DIR: live() });
    await vi.waitFor(async () => expect((await read()).stdout).not.toBe(''), PATIENCE);
    const { stdout, code } = await read();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      board: 'b',
      did: 'board:claim',
      who: { kind: 'guest' },
      about: {},
    });
    expect(await runDrawbridge(['audit', 'a b'], { DATA_DIR: live() })).toMatchObject({ code: 1 });
  }, 60_000);
});
