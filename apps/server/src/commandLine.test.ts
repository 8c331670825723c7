import { describe, expect, it } from 'vitest';
import { CommandLineError, readCommandLine } from './commandLine.ts';

describe('The command line', () => {
  it('may name a file of settings and ask for them', () => {
    expect(readCommandLine([])).toEqual({ configFile: undefined, printsConfig: false });
    expect(readCommandLine(['--config', 'a.json', '--print-config'])).toEqual({
      configFile: 'a.json',
      printsConfig: true,
    });
  });

  it.each([['--confg'], ['more'], ['--config']])('with %s says what it knows', (...args) => {
    expect(() => readCommandLine(args)).toThrow(CommandLineError);
    expect(() => readCommandLine(args)).toThrow(/--config <file>/);
  });
});
