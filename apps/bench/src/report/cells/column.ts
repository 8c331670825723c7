/** In what a figure is told. */
export type Unit = 'ms' | 'µs' | 'KB' | 'MB' | 'percent' | 'each';

/** One column of a cell's table. */
export interface Column {
  /** What it is called in the results. */
  readonly key: string;
  readonly title: string;
  readonly unit: Unit;
  /** Whether it tells something to be held against the floor's. */
  readonly isCompared?: boolean;
  /** Whether less of it is better, or more; absent where neither is. */
  readonly better?: 'less' | 'more';
  /** Whether a page about the figures draws it. */
  readonly isDrawn?: boolean;
}

/** What one run of a cell found, by the keys of its columns; what could not be measured is absent. */
export type Outcome = Readonly<Record<string, number | undefined>>;

/** How busy the processes of the clients were; every cell that measures time has these. */
export const LOAD_COLUMNS = [
  { key: 'loadCores', title: 'load CPU', unit: 'percent' },
  { key: 'loadDone', title: 'load done', unit: 'percent' },
] as const satisfies readonly Column[];

const MOST_LOAD_CORES = 0.9;
const LEAST_LOAD_DONE = 0.95;

/** Whether the clients, and not the server, may be what is measured. */
export function isLoadBound({ loadCores = 0, loadDone = 1 }: Outcome): boolean {
  return loadCores > MOST_LOAD_CORES || loadDone < LEAST_LOAD_DONE;
}
