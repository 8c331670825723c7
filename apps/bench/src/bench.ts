/** One thing that is measured. */
export interface Bench {
  /** One line for the list of benches. */
  readonly measures: string;
  /** Numbers that may be given as `--name value`, with what they are otherwise. */
  readonly options: Readonly<Record<string, number>>;
  /** Answers what was measured as rows: a heading, then one line each. */
  run(options: Readonly<Record<string, number>>, host: Host): Promise<Rows>;
}

export type Rows = readonly (readonly (string | number)[])[];

/** What a bench gets from the program around it. */
export interface Host {
  /** A folder for one server's boards, removed at the end. */
  readonly dataDir: string;
  /** Says how far it is. */
  say(line: string): void;
}
