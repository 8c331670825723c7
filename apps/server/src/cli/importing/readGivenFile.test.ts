import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGivenFile } from './readGivenFile.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-given-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const at = (name: string) => join(root, name);

describe('A file that somebody names', () => {
  it('is read up to as many bytes as are taken', async () => {
    writeFileSync(at('plan'), 'abcd');
    expect(await readGivenFile(at('plan'), 4)).toEqual(new Uint8Array(Buffer.from('abcd')));
    await expect(readGivenFile(at('plan'), 3)).rejects.toThrow('This file has');
  });

  it('is refused by its size before it is read', async () => {
    writeFileSync(at('plan'), '');
    truncateSync(at('plan'), 3 * 1024 ** 3);
    await expect(readGivenFile(at('plan'), 32 * 1024 ** 2)).rejects.toThrow('This file has 3,072 MB.');
  });

  it('may be a pipe, of which no more is read than is taken', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const read = (most: number) => readGivenFile(at('pipe'), most);
    const [bytes] = await Promise.all([read(4), writeFile(at('pipe'), 'abcd')]);
    expect(bytes).toEqual(new Uint8Array(Buffer.from('abcd')));
    const refused = expect(read(3)).rejects.toThrow('IMPORT_MAX_BYTES');
    await Promise.all([refused, writeFile(at('pipe'), 'abcd')]);
  });

  it('is there, and no folder', async () => {
    await expect(readGivenFile(at('plan'), 3)).rejects.toThrow(`There is no file ${at('plan')}.`);
    await expect(readGivenFile(root, 3)).rejects.toThrow(`${root} is a folder, not a file.`);
  });
});
