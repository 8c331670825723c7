import { type Given, type Options, readOptions } from './readOptions.ts';

/** One thing that is measured. */
export interface Bench {
  /** One line for the list of benches. */
  readonly measures: string;
  /** What may be given, with what it is otherwise. */
  readonly options: Options;
  /**
   * Answers what runs it with these arguments. Of some it shows only then that they are wrong.
   *
   * @throws WrongUsage for an argument that the bench does not have.
   */
  prepare(args: readonly string[]): Run;
}

/**
 * Answers what was measured as rows: a heading, then one line each.
 *
 * Rejects with `WrongUsage` for an option that is not what the bench takes.
 */
export type Run = (host: Host) => Promise<Rows>;

export type Rows = readonly (readonly (string | number)[])[];

/** What a bench gets from the program around it. */
export interface Host {
  /** A folder for one server's boards, removed at the end. */
  readonly dataDir: string;
  /** Says how far it is. */
  say(line: string): void;
}

/** A bench whose arguments are read as these options. */
export function createBench<Defaults extends Options>(bench: {
  readonly measures: string;
  readonly options: Defaults;
  run(options: Given<Defaults>, host: Host): Promise<Rows>;
}): Bench {
  const { measures, options } = bench;
  return {
    measures,
    options,
    prepare(args) {
      const given = readOptions(options, args);
      return (host) => bench.run(given, host);
    },
  };
}
