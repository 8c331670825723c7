import type { Alignment } from '@drawbridge/board';

/** Cells in rows, as a text described them. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
  /** Whether the first row names the columns; undefined when the text does not say. */
  readonly hasHeader: boolean | undefined;
  /** Of columns, where the text says so. */
  readonly aligns: readonly (Alignment | undefined)[];
}

export function columnCount({ rows }: Pick<Table, 'rows'>): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}
