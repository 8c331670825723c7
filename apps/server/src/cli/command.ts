import type { Writable } from 'node:stream';
import type { Config } from '../config.ts';

/** What a command of `drawbridge` works with. */
export interface CommandDeps {
  readonly config: Config;
  /** The result, and how far it has come. */
  readonly say: (line: string) => void;
  /** What the operator should know, or do something about. */
  readonly warn: (line: string) => void;
  /** What `say` writes to, for results that are no lines. */
  readonly output: Writable & { readonly isTTY?: boolean };
}

export interface Given {
  /** Those behind the command, in the order of its arguments: as many as it needs, and no more than it takes. */
  readonly words: readonly string[];
  readonly isOn: (option: string) => boolean;
  /** What was said behind a valued option: one of its choices, if it has some. */
  readonly value: (option: string) => string | undefined;
}

/** A word behind the command. Those that can be left out are the last. */
export interface Argument {
  /** Such as `folder`. */
  readonly name: string;
  readonly meaning: string;
  readonly isOptional?: true;
  /** Of the last: there may be more of the kind. */
  readonly isRepeated?: true;
}

/** An option that is followed by a word: `--scale 2`. */
export interface ValuedOption {
  /** What the word is, such as `number`. */
  readonly value: string;
  readonly meaning: string;
  readonly choices?: readonly string[];
  readonly isNeeded?: true;
}

/** One thing that an operator does. */
export interface Command {
  /** One line on what it does. */
  readonly does: string;
  /** The words that it is called with, if with some. */
  readonly arguments?: readonly Argument[];
  /** Which stores it knows; without it, all. */
  readonly isForSqlite?: true;
  /** Switches, each with what it means, and valued options. */
  readonly options?: Readonly<Record<string, string | ValuedOption>>;
  /** Answers whether all is well. */
  run(given: Given, deps: CommandDeps): Promise<boolean>;
}
