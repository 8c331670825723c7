import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, printConfig, readConfig, settings } from '../config.ts';
import type { Setting } from '../settings.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(content: string | object, name = 'drawbridge.json'): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function mistakesOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('A file of settings', () => {
  it('gives what the environment does not say', () => {
    const CONFIG_FILE = write({
      PORT: 8080,
      METRICS: true,
      HOST: '0.0.0.0',
      ALLOWED_ORIGINS: ['https://a.example', 'https://b.example'],
    });
    expect(readConfig({ CONFIG_FILE, HOST: '10.0.0.1', METRICS: '' })).toMatchObject({
      port: 8080,
      metrics: 'on',
      host: '10.0.0.1',
      allowedOrigins: ['https://a.example', 'https://b.example'],
    });
  });

  it('is the one of the command line, if that names one', () => {
    const CONFIG_FILE = write({ PORT: 1 }, 'other.json');
    expect(readConfig({ CONFIG_FILE }, write({ PORT: 2 })).port).toBe(2);
  });

  it('has all its mistakes named at once, with those of the environment', () => {
    const path = write({ PROT: 1, PORT: 'many', COLOUR: 'red', HOST: { a: 1 }, maxUnjoined: 5 });
    expect(mistakesOf(() => readConfig({ LOG_LEVEL: 'loud' }, path)).split('\n')).toEqual([
      `${path} names PROT, which is no setting. Did you mean PORT?`,
      `${path} names COLOUR, which is no setting.`,
      `HOST in ${path} must be a text, a number, true, false, or a list of these.`,
      `${path} names maxUnjoined, which is no setting. Did you mean MAX_UNJOINED?`,
      `PORT in ${path} must be a whole number from 0 to 65535, not "many".`,
      'LOG_LEVEL must be one of silent, error, warn, info, debug, not "loud".',
    ]);
  });

  it('that is missing, no JSON or no object is said to be', () => {
    const missing = join(folder, 'nowhere.json');
    expect(mistakesOf(() => readConfig({ CONFIG_FILE: missing }))).toBe(
      `CONFIG_FILE names ${missing}, which does not exist.`,
    );
    expect(mistakesOf(() => readConfig({}, write('[1]')))).toMatch(/must hold an object/);
    expect(mistakesOf(() => readConfig({}, write('{\n  "PORT": 1\n  "HOST": 2\n}')))).toMatch(
      /is not JSON: Expected .*\(line 3 column 3\)\.$/,
    );
  });

  it.each([
    '{"SIGN_IN_SECRET": hunter2-hunter2}',
    '{"SIGN_IN_SECRET": "hunter2',
    '{"CREATE_KEY": "hunter2"] }',
  ])('that is no JSON is not quoted: %s', (content) => {
    expect(mistakesOf(() => readConfig({}, write(content)))).toMatch(/is not JSON: (?!.*unter2)\w/);
  });
});

describe('A secret', () => {
  const secret = 'a secret of more than thirty-two characters';

  it('may be in a file, whose last line end does not count', () => {
    const path = write(`${secret}\n`, 'secret');
    const env = { SIGN_IN: 'token', SIGN_IN_SECRET_FILE: path };
    expect(readConfig(env).signInSecret).toBe(secret);
    expect(readConfig({ SIGN_IN: 'token' }, write({ SIGN_IN_SECRET_FILE: path })).signInSecret).toBe(secret);
  });

  it('of the environment wins over the one of the file, however each is given', () => {
    const path = write(secret, 'secret');
    const configFile = write({ CREATE_KEY: 'of the file' });
    expect(readConfig({ CREATE_KEY_FILE: path }, configFile).createKey).toBe(secret);
  });

  it('that is given twice, is empty or is not there stops the start', () => {
    const empty = write('\n', 'empty');
    expect(mistakesOf(() => readConfig({ CREATE_KEY: 'a', CREATE_KEY_FILE: empty }))).toMatch(/take one/);
    expect(mistakesOf(() => readConfig({ CREATE_KEY_FILE: empty }))).toMatch(/which is empty/);
    expect(mistakesOf(() => readConfig({ CREATE_KEY_FILE: folder }))).toMatch(/cannot be read \(EISDIR\)/);
  });

  it('is in no message and in no print', () => {
    const path = write('hunter2', 'secret');
    expect(mistakesOf(() => readConfig({ SIGN_IN_SECRET_FILE: path }))).toBe(
      `SIGN_IN_SECRET, read from ${path}, must be 32 characters or more.`,
    );
    const printed = printConfig({ CREATE_KEY_FILE: path, S3_SECRET_ACCESS_KEY: 'hunter2', PORT: '1' });
    expect(printed).not.toContain('hunter2');
    expect(printed).toContain(`CREATE_KEY=(not shown)  # ${path}\n`);
    expect(printed).toContain('PORT=1  # environment\n');
    expect(printed).toContain('HOST=127.0.0.1  # default\n');
  });

  it('is named in docs/configuration.md as one that may be in a file', () => {
    const docs = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
    const all = Object.values<Setting<unknown>>(settings);
    const secrets = all.filter(({ isSecret }) => isSecret).map(({ env }) => env);
    expect(secrets).toContain('CREATE_KEY');
    for (const name of secrets) expect(docs).toContain(`\`${name}\``);
  });

  it('is the only kind of setting that a file of its own may hold', () => {
    expect(mistakesOf(() => readConfig({}, write({ PORT_FILE: '/x' })))).toMatch(
      /PORT_FILE, which is no setting/,
    );
  });
});
