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
  readonly folder: string | undefined;
  readonly isOn: (option: string) => boolean;
}

/** One thing that an operator does. */
export interface Command {
  /** One line on what it does. */
  readonly does: string;
  /** Whether it is called with a folder, and what that one is. */
  readonly folder?: string;
  /** Switches, each with what it means. */
  readonly options?: Readonly<Record<string, string>>;
  /** Answers whether all is well. */
  run(given: Given, deps: CommandDeps): Promise<boolean>;
}

/** The switches as `parseArgs` takes them. */
export function optionsOf({ options = {} }: Command): ParseArgsOptionsConfig {
  return Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'boolean' as const }]));
}
