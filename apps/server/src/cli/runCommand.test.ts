import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { BackupError } from '../backup/backupError.ts';
import { readConfig } from '../config.ts';
import type { Command, Given } from './command.ts';
import { runCommand } from './runCommand.ts';

/** Runs a command line on two commands. Answers the exit code, what was said, and what the command was given. */
async function run(args: readonly string[], { outcome = async () => true, env = {} } = {}) {
  const said: string[] = [];
  const warned: string[] = [];
  const given: Given[] = [];
  const start = async (what: Given): Promise<boolean> => {
    given.push(what);
    return outcome();
  };
  const commands: Record<string, Command> = {
    save: {
      does: 'Saves.',
      arguments: [{ name: 'folder', meaning: 'where to' }],
      options: { fast: 'in a hurry' },
      run: start,
    },
    look: { does: 'Looks.', isForSqlite: true, run: start },
    send: {
      does: 'Sends.',
      arguments: [
        { name: 'address', meaning: 'whom to' },
        { name: 'file', meaning: 'what', isRepeated: true },
      ],
      options: {
        as: { value: 'format', meaning: 'in what form', choices: ['png', 'svg'], isNeeded: true },
        title: { value: 'words', meaning: 'what it is called' },
      },
      run: start,
    },
    tidy: { does: 'Tidies.', arguments: [{ name: 'board', meaning: 'one', isOptional: true }], run: start },
  };
  const code = await runCommand(args, {
    commands,
    readConfig: () => readConfig(env),
    say: (line) => void said.push(line),
    warn: (line) => void warned.push(line),
    output: new PassThrough(),
  });
  return { code, given, said: said.join('\n'), warned: warned.join('\n') };
}

describe('A command line', () => {
  it('does what it says', async () => {
    const { code, given } = await run(['save', 'there', '--fast']);
    expect(code).toBe(0);
    expect(given.map(({ words, isOn }) => [words, isOn('fast')])).toEqual([[['there'], true]]);
  });

  it('may leave out what it need not say', async () => {
    expect((await run(['tidy'])).given.map(({ words }) => words)).toEqual([[]]);
    expect((await run(['tidy', 'b'])).given.map(({ words }) => words)).toEqual([['b']]);
    expect((await run(['tidy', '--help'])).said).toContain('[board]');
  });

  it('has as many words as it takes, and values for its options', async () => {
    const { given } = await run(['send', '--as', 'png', 'ada', 'one', 'two', '--title=three four']);
    expect(given.map(({ words }) => words)).toEqual([['ada', 'one', 'two']]);
    expect(given.map(({ value }) => ['as', 'title', 'other'].map(value))).toEqual([
      ['png', 'three four', undefined],
    ]);
  });

  it('shows words and options with values in its help', async () => {
    const { said } = await run(['send', '--help']);
    expect(said).toContain('send <address> <file>… --as <format> [--title <words>]');
    expect(said).toMatch(/--as <format> {4}in what form: png, svg/);
  });

  it('says how it is used when it says nothing', async () => {
    const { code, said } = await run([]);
    expect(code).toBe(2);
    expect(said).toMatch(/save <folder> +Saves\./);
  });

  it.each([['--help'], ['-h']])('answers %s, also of one command', async (help) => {
    expect(await run([help])).toMatchObject({ code: 0, said: expect.stringContaining('look') });
    const one = await run(['save', help]);
    expect(one).toMatchObject({ code: 0, given: [] });
    expect(one.said).toContain('--fast    in a hurry');
  });

  it.each([
    [['sing'], 'There is no command "sing".'],
    [['toString'], 'There is no command "toString".'],
    [['save'], 'Which folder?'],
    [['save', 'a', 'b'], '"b" is too much.'],
    [['look', 'a'], '"a" is too much.'],
    [['look', '--fast'], "Unknown option '--fast'."],
    [['send', 'ada'], 'Which file?'],
    [['send', 'ada', 'one'], '--as is missing.'],
    [['send', 'ada', 'one', '--as', 'bmp'], '--as must be one of png, svg.'],
    [['send', 'ada', 'one', '--as', 'png', '--title='], '--title must say something.'],
    [['send', 'ada', 'one', '--as'], "Option '--as <value>' argument missing"],
    [['save', 'a', '--fast=yes'], "Option '--fast' does not take an argument"],
  ])('%j is refused in words', async (args, words) => {
    const { code, given, warned } = await run(args);
    expect(code).toBe(2);
    expect(given).toEqual([]);
    expect(warned).toContain(words);
    expect(warned).toContain('npm run -s drawbridge --');
  });
});

describe('A command that', () => {
  it('finds a fault ends with 1', async () => {
    expect(await run(['look'], { outcome: async () => false })).toMatchObject({ code: 1, warned: '' });
  });

  it('cannot do it says why and ends with 1', async () => {
    const outcome = () => Promise.reject(new BackupError('The folder is there.'));
    expect(await run(['look'], { outcome })).toMatchObject({ code: 1, warned: 'The folder is there.' });
  });

  it('finds wrong settings names them', async () => {
    const { code, warned } = await run(['look'], { env: { PORT: 'x' } });
    expect(code).toBe(1);
    expect(warned).toContain('PORT must be');
  });

  it('is for SQLite looks at no other folder when the boards are in PostgreSQL', async () => {
    const { code, given, warned } = await run(['look'], {
      env: { DATABASE_URL: 'postgres://localhost/boards' },
    });
    expect(code).toBe(1);
    expect(given).toEqual([]);
    expect(warned).toContain('the boards are in PostgreSQL');
  });

  it('is for all stores is run there too', async () => {
    const { code, given } = await run(['tidy'], { env: { DATABASE_URL: 'postgres://localhost/boards' } });
    expect(code).toBe(0);
    expect(given).toHaveLength(1);
  });

  it('fails as nobody foresaw does not hide it', async () => {
    await expect(run(['look'], { outcome: () => Promise.reject(new TypeError('Oh.')) })).rejects.toThrow(
      'Oh.',
    );
  });
});
