import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../config.ts';

/** What a command of `drawbridge` works with. */
export interface CommandDeps {
  readonly config: Config;
  /** The result, and how far it has come. */
  readonly say: (line: string) => void;
  /** What the operator should know, or do something about. */
  readonly warn: (line: string) => void;
}

export interface Given {
  /** The folder, or the board. */
  readonly argument: string | undefined;
  readonly isOn: (option: string) => boolean;
}

/** A word behind the command. */
export interface Argument {
  /** Such as `folder`. */
  readonly name: string;
  readonly meaning: string;
  readonly isOptional?: true;
}

/** One thing that an operator does. */
export interface Command {
  /** One line on what it does. */
  readonly does: string;
  /** What it is called with, if with something. */
  readonly argument?: Argument;
  /** Which stores it knows; without it, all. */
  readonly isForSqlite?: true;
  /** Switches, each with what it means. */
  readonly options?: Readonly<Record<string, string>>;
  /** Answers whether all is well. */
  run(given: Given, deps: CommandDeps): Promise<boolean>;
}

/** The switches as `parseArgs` takes them. */
export function optionsOf({ options = {} }: Command): ParseArgsOptionsConfig {
  return Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'boolean' as const }]));
}
