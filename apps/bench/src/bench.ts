import { type Given, type Options, readOptions } from './readOptions.ts';

/** One thing that is measured. */
export interface Bench {
  /** One line for the list of benches. */
  readonly measures: string;
  /**
   * Answers what was measured as rows: a heading, then one line each.
   *
   * @throws Error for an argument that the bench does not have.
   */
  run(args: readonly string[], host: Host): Promise<Rows>;
}

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
  return {
    measures: bench.measures,
    run: async (args, host) => bench.run(readOptions(bench.options, args), host),
  };
}
