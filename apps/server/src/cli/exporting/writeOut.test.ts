import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOut } from './writeOut.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-out-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const at = (name: string) => join(root, name);
const modeOf = (name: string) => statSync(at(name)).mode & 0o7777;
const nowhere = new PassThrough();
const write = (name: string, pieces: Parameters<typeof writeOut>[1] = ['ne', Buffer.from('w')]) =>
  writeOut(at(name), pieces, nowhere);

async function* broken() {
  yield 'half';
  throw new Error('The board is not whole.');
}

describe('What a command makes', () => {
  it('is a new file, as others would make one', async () => {
    writeFileSync(at('other'), '');
    expect(await write('plan')).toEqual({ kind: 'written', bytes: 3 });
    expect(readFileSync(at('plan'), 'utf8')).toBe('new');
    expect(modeOf('plan')).toBe(modeOf('other'));
  });

  it('counts in bytes, not in letters', async () => {
    expect(await write('plan', ['Zürich'])).toEqual({ kind: 'written', bytes: 7 });
  });

  it.each([0o600, 0o640, 0o666])('replaces a file, which keeps its mode %o and its owner', async (mode) => {
    writeFileSync(at('plan'), 'old and longer');
    if (process.getuid?.() === 0) chownSync(at('plan'), 1234, 1234);
    chmodSync(at('plan'), mode);
    const { uid, gid } = statSync(at('plan'));
    await write('plan');
    expect(readFileSync(at('plan'), 'utf8')).toBe('new');
    expect([modeOf('plan'), statSync(at('plan'))]).toMatchObject([mode, { uid, gid }]);
  });

  it('replaces the file that a link leads to, and not the link', async () => {
    mkdirSync(at('far'));
    writeFileSync(at('far/plan'), 'old');
    symlinkSync('far/plan', at('near'));
    symlinkSync('near', at('nearer'));
    await write('nearer');
    expect([readlinkSync(at('nearer')), readlinkSync(at('near'))]).toEqual(['near', 'far/plan']);
    expect(lstatSync(at('far/plan')).isFile()).toBe(true);
    expect(readFileSync(at('far/plan'), 'utf8')).toBe('new');
  });

  it('is where a link leads to nothing yet', async () => {
    mkdirSync(at('far'));
    symlinkSync('far/plan', at('near'));
    await write('near');
    expect([readlinkSync(at('near')), readFileSync(at('far/plan'), 'utf8')]).toEqual(['far/plan', 'new']);
  });

  it.each(['plan', 'near'])('that fails half-way leaves everything as it was: %s', async (name) => {
    writeFileSync(at('plan'), 'old');
    symlinkSync('plan', at('near'));
    await expect(write(name, broken())).rejects.toThrow('The board is not whole.');
    expect(readFileSync(at('plan'), 'utf8')).toBe('old');
    expect(readdirSync(root).sort()).toEqual(['near', 'plan']);
  });

  it('that fails half-way leaves nothing where nothing was', async () => {
    await expect(write('plan', broken())).rejects.toThrow('The board is not whole.');
    expect(readdirSync(root)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('that is given up by %s leaves nothing', async (signal) => {
    const script = `
      const { writeOut } = await import(${JSON.stringify(new URL('./writeOut.ts', import.meta.url).href)});
      async function* pieces() {
        yield 'half';
        process.stdout.write('begun');
        await new Promise(() => setInterval(() => {}, 1000));
      }
      await writeOut(${JSON.stringify(at('plan'))}, pieces(), process.stdout);
    `;
    const program = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(program.stdout, 'data');
    const unfinished = readdirSync(root);
    program.kill(signal);
    const [, endedBy] = await once(program, 'exit');
    expect([unfinished.length, endedBy, readdirSync(root)]).toEqual([1, signal, []]);
  });

  it('goes through a pipe with a name, which stays one', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const [read, written] = await Promise.all([readFile(at('pipe'), 'utf8'), write('pipe')]);
    expect([read, written]).toEqual(['new', { kind: 'written', bytes: 3 }]);
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(readdirSync(root)).toEqual(['pipe']);
  });

  it('ends when nobody reads the pipe on', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reading = open(at('pipe'), 'r');
    async function* pieces() {
      yield 'first';
      await (await reading).close();
      yield 'second';
    }
    expect(await write('pipe', pieces())).toEqual({ kind: 'unread' });
  });

  it('goes to standard output, which stays open', async () => {
    const output = new PassThrough();
    expect(await writeOut('-', ['ne', 'w'], output)).toEqual({ kind: 'written', bytes: 3 });
    expect(output.writableEnded).toBe(false);
    output.end();
    expect(await text(output)).toBe('new');
    expect(readdirSync(root)).toEqual([]);
  });

  it('ends when nobody reads standard output on', async () => {
    const output = new Writable({
      write: (_piece, _encoding, done) => done(Object.assign(new Error('write'), { code: 'EPIPE' })),
    });
    expect(await writeOut('-', ['ne', 'w'], output)).toEqual({ kind: 'unread' });
  });

  it('is refused where it has no place', async () => {
    await expect(write('.')).rejects.toThrow(`${root} is a folder.`);
    await expect(write('none/plan')).rejects.toThrow(`There is no folder ${at('none')}.`);
  });
});
