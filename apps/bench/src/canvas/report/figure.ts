import { percentile } from '../../report/percentile.ts';

/** One number of a table. */
export interface Figure {
  readonly name: string;
  /** `undefined` when there was nothing to measure. */
  readonly value: number | undefined;
  readonly digits: number;
}

export function figure(name: string, value: number | undefined, digits = 0): Figure {
  return { name, value, digits };
}

/** The median of each figure over several runs of the same. */
export function medians(runs: readonly (readonly Figure[])[]): Figure[] {
  return (runs[0] ?? []).map((first) => {
    const values = runs.flatMap((figures) => figures.find(({ name }) => name === first.name)?.value ?? []);
    return { ...first, value: values.length > 0 ? percentile(values, 50) : undefined };
  });
}
