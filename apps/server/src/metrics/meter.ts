import { type Family, renderFamilies, type Sample } from './exposition.ts';

/** Adds to a counter. */
export type Count = (amount?: number) => void;

/** Adds one to the counter that has these values as its labels, in the order in which the labels were declared. */
export type CountBy<L extends readonly string[]> = (...values: L) => void;

/** Takes one measurement. */
export type Observe = (value: number) => void;

/** Every value that a label may have. What is not among them counts as `other`: nobody can make a series by what they send. */
export type LabelValues = Readonly<Record<string, readonly string[]>>;

/**
 * Where figures are declared, once, and from then on cost an addition: nothing is allocated when something is counted or
 * measured, and what can be read instead is read only when somebody asks.
 */
export interface Meter {
  count(name: string, help: string): Count;
  countBy<L extends readonly string[]>(name: string, help: string, labels: LabelValues): CountBy<L>;
  /** `bounds` are the upper ends of its buckets, smallest first. */
  histogram(name: string, help: string, bounds: readonly number[]): Observe;
  /** `read` is asked whenever the metrics are; it answers a figure, or one for each value of `label`. */
  gauge(name: string, help: string, read: () => number): void;
  gaugeBy(
    name: string,
    help: string,
    { label, read }: { readonly label: string; readonly read: () => Readonly<Record<string, number>> },
  ): void;
  /** Calls `look` once before the figures are read, for those that are found out together. */
  beforeRender(look: () => void): void;
  /** All of it in Prometheus' text format. */
  render(): string;
}

const OTHER = 'other';

export function createMeter(): Meter {
  const families: Family[] = [];
  const looks: (() => void)[] = [];
  const add = (name: string, rest: Omit<Family, 'name'>): void => {
    if (families.some((family) => family.name === name)) throw new Error(`There are two metrics ${name}.`);
    families.push({ name, ...rest });
  };
  return {
    count(name, help) {
      // Not a plain number: above 2^30 the engine would make a new one for each addition.
      const total = new Float64Array(1);
      add(name, { help, type: 'counter', read: () => [{ value: at(total, 0) }] });
      return (amount = 1) => {
        total[0] = at(total, 0) + amount;
      };
    },
    countBy(name, help, labels) {
      const table = createTable(labels);
      add(name, { help, type: 'counter', read: table.read });
      return table.add;
    },
    histogram(name, help, bounds) {
      const histogram = createHistogram(bounds);
      add(name, { help, type: 'histogram', read: histogram.read });
      return histogram.observe;
    },
    gauge(name, help, read) {
      add(name, { help, type: 'gauge', read: () => [{ value: read() }] });
    },
    gaugeBy(name, help, { label, read }) {
      const samples = (): Sample[] =>
        Object.entries(read()).map(([of, value]) => ({ labels: { [label]: of }, value }));
      add(name, { help, type: 'gauge', read: samples });
    },
    beforeRender: (look) => void looks.push(look),
    render() {
      for (const look of looks) look();
      return renderFamilies(families);
    },
  };
}

/** One counter for each combination of values. */
function createTable(labels: LabelValues): { add(...values: readonly string[]): void; read(): Sample[] } {
  const columns = Object.entries(labels).map(([name, values]) => ({ name, values: [...values, OTHER] }));
  const totals = new Float64Array(columns.reduce((size, { values }) => size * values.length, 1));
  const labelsAt = (cell: number): Record<string, string> => {
    let rest = cell;
    const pairs = columns.toReversed().map(({ name, values }) => {
      const value = values[rest % values.length] ?? OTHER;
      rest = Math.floor(rest / values.length);
      return [name, value] as const;
    });
    return Object.fromEntries(pairs.reverse());
  };
  // A rate needs a zero to begin with, so all of a single label are shown; of a table of several most would stay 0.
  const isShown = (cell: number, of: Record<string, string>): boolean =>
    at(totals, cell) > 0 || (columns.length === 1 && !Object.values(of).includes(OTHER));
  return {
    add(...values) {
      let cell = 0;
      for (const [index, column] of columns.entries()) {
        const place = column.values.indexOf(values[index] ?? OTHER);
        cell = cell * column.values.length + (place === -1 ? column.values.length - 1 : place);
      }
      totals[cell] = at(totals, cell) + 1;
    },
    read: () =>
      [...totals].flatMap((value, cell) => {
        const of = labelsAt(cell);
        return isShown(cell, of) ? { labels: of, value } : [];
      }),
  };
}

function createHistogram(bounds: readonly number[]): { observe: Observe; read(): Sample[] } {
  const counts = new Float64Array(bounds.length + 1);
  const sum = new Float64Array(1);
  return {
    observe(value) {
      let bucket = 0;
      while (bucket < bounds.length && value > (bounds[bucket] ?? 0)) bucket += 1;
      counts[bucket] = at(counts, bucket) + 1;
      sum[0] = at(sum, 0) + value;
    },
    read() {
      let total = 0;
      const buckets = [...counts].map((count, index) => {
        total += count;
        return { suffix: '_bucket', labels: { le: `${bounds[index] ?? '+Inf'}` }, value: total };
      });
      return [...buckets, { suffix: '_sum', value: at(sum, 0) }, { suffix: '_count', value: total }];
    },
  };
}

function at(figures: Float64Array, index: number): number {
  return figures[index] ?? 0;
}
