import { parseArgs } from 'node:util';
import { WrongUsage } from './wrongUsage.ts';

/**
 * What may be given as `--name value`, with what it is otherwise. A number stays a number, a word a word. What is `false`
 * otherwise is given as `--name` alone.
 */
export type Options = Readonly<Record<string, number | string | false>>;

/** The options of a bench as its run gets them: any number or word in place of the ones they are otherwise. */
export type Given<Defaults extends Options> = {
  readonly [Name in keyof Defaults]: Defaults[Name] extends number
    ? number
    : Defaults[Name] extends false
      ? boolean
      : string;
};

/** @throws WrongUsage for an option that is not among the defaults, and for one that is to be a number and is none. */
export function readOptions<Defaults extends Options>(
  defaults: Defaults,
  args: readonly string[],
): Given<Defaults> {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, byDefault]) => [
      name,
      { type: byDefault === false ? 'boolean' : 'string' } as const,
    ]),
  );
  const given = Object.entries(readValues(options, args)).map(([name, value = '']) => [
    name,
    typeof value === 'string' ? parse(name, defaults[name], value) : value,
  ]);
  // Each value is of the kind of its default: `parse` saw to that.
  return { ...defaults, ...Object.fromEntries(given) } as Given<Defaults>;
}

type Known = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type Values = Readonly<Record<string, string | boolean | undefined>>;

function readValues(options: Known, args: readonly string[]): Values {
  try {
    return parseArgs({ options, args: [...args] }).values;
  } catch (error) {
    if (!isAboutArguments(error)) throw error;
    // What follows the first sentence is advice to programmers.
    throw new WrongUsage(`${error.message.split(/\. |\n/, 1)[0]?.replace(/\.$/, '')}.`);
  }
}

function isAboutArguments(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

function parse(name: string, byDefault: Options[string] | undefined, value: string): number | string {
  if (typeof byDefault === 'string') return value;
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number))
    throw new WrongUsage(`--${name} takes a number, not "${value}".`);
  return number;
}

/** The words of a list such as `mixed,freehand`. @throws WrongUsage for one that is not among the known. */
export function parseWords<Word extends string>(name: string, text: string, known: readonly Word[]): Word[] {
  return splitList(text).map((word) => {
    const found = known.find((candidate) => candidate === word);
    if (found === undefined) throw new WrongUsage(`--${name} knows ${known.join(', ')}, not "${word}".`);
    return found;
  });
}

/** The numbers of a list such as `1000,5000`. @throws WrongUsage for what is no number above 0. */
export function parseCounts(name: string, text: string): number[] {
  return splitList(text).map((word) => {
    const count = Number(word);
    if (!(count > 0)) throw new WrongUsage(`--${name} takes numbers above 0, not "${word}".`);
    return count;
  });
}

function splitList(text: string): string[] {
  return text.split(',').filter((word) => word !== '');
}
