import type { Column, Outcome } from '../report/cells/column.ts';
import type { System } from './system.ts';

/** One thing that all systems do, in one size. */
export interface Cell {
  readonly name: string;
  /** What it is, for the heading. */
  readonly title: string;
  readonly columns: readonly Column[];
  /** Not every system can do everything. */
  takes(system: System): boolean;
  measure(system: System, dataDir: string): Promise<Outcome>;
}
