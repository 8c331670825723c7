import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Argument, Command, Given, ValuedOption } from './command.ts';

/** What a command is given by what stands behind it on the command line, or in words what is wrong with that. */
export function parseGiven(command: Command, args: readonly string[]): Given | string {
  const parsed = parse(command, args);
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const given: Given = {
    words: positionals,
    isOn: (option) => values[option] === true,
    value: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
  };
  return problemOfWords(command, positionals) ?? problemOfValues(command, given) ?? given;
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionsOf(command), allowPositionals: true });
  } catch (error) {
    const isUsage =
      error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isUsage) throw error;
    // The advice that follows is for shells.
    return error.message.replace(/\. .*/s, '.');
  }
}

function optionsOf({ options = {} }: Command): ParseArgsOptionsConfig {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { type: typeof option === 'string' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
}

function problemOfWords({ arguments: taken = [] }: Command, words: readonly string[]): string | undefined {
  const extra = taken.at(-1)?.isRepeated ? undefined : words[taken.length];
  if (extra !== undefined) return `"${extra}" is too much.`;
  const missing = taken.find((argument: Argument, index) => !argument.isOptional && !words[index]);
  return missing && `Which ${missing.name}?`;
}

function problemOfValues({ options = {} }: Command, given: Given): string | undefined {
  for (const [name, option] of Object.entries(options)) {
    const problem = typeof option === 'string' ? undefined : problemOfValue(name, option, given.value(name));
    if (problem) return problem;
  }
  return undefined;
}

function problemOfValue(name: string, option: ValuedOption, value: string | undefined): string | undefined {
  const { choices, isNeeded } = option;
  if (value === undefined) return isNeeded ? `--${name} is missing.` : undefined;
  if (value === '') return `--${name} must say something.`;
  if (choices && !choices.includes(value)) return `--${name} must be one of ${choices.join(', ')}.`;
  return undefined;
}
