/** What a server's /metrics says, read as Prometheus reads it. */
export interface Exposition {
  /** Type by name. */
  readonly families: ReadonlyMap<string, string>;
  /** Value by name and labels, as they are written: `drawbridge_joins_total{mode="tail"}`. */
  readonly samples: ReadonlyMap<string, number>;
  /** What is against the text format, or against the conventions for names. */
  readonly faults: readonly string[];
}

const HELP = /^# HELP ([a-z_][a-z0-9_]*) \S/;
const TYPE = /^# TYPE ([a-z_][a-z0-9_]*) (counter|gauge|histogram|summary)$/;
const SAMPLE =
  /^([a-z_][a-z0-9_]*)(\{(?:[a-z_][a-z0-9_]*="[^"\\\n]*",?)+\})? (-?[0-9.]+(?:e[+-]?\d+)?|NaN|[+-]Inf)$/;

export async function readMetrics(url: string): Promise<Exposition> {
  const response = await fetch(`${url}/metrics`);
  return parseExposition(await response.text());
}

export function parseExposition(text: string): Exposition {
  const families = new Map<string, string>();
  const samples = new Map<string, number>();
  const faults: string[] = text.endsWith('\n') ? [] : ['does not end with a line end'];
  let helped = '';
  for (const line of text.split('\n').filter((candidate) => candidate !== '')) {
    const help = HELP.exec(line)?.[1];
    const [, typed, type = ''] = TYPE.exec(line) ?? [];
    const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
    if (help !== undefined) helped = help;
    else if (typed !== undefined) {
      if (typed !== helped) faults.push(`no HELP before ${line}`);
      if (families.has(typed)) faults.push(`twice: ${line}`);
      families.set(typed, type);
    } else if (name !== undefined) {
      if (!families.has(familyOf(name, families))) faults.push(`no TYPE before ${line}`);
      if (samples.has(name + labels)) faults.push(`twice: ${name}${labels}`);
      samples.set(name + labels, Number(value));
    } else faults.push(`not in the format: ${line}`);
  }
  return {
    families,
    samples,
    faults: [...faults, ...faultsOfNames(families), ...faultsOfHistograms(samples)],
  };
}

/** The name under which a sample was declared. */
export function familyOf(name: string, families: ReadonlyMap<string, string>): string {
  const whole = name.replace(/_(bucket|sum|count)$/, '');
  return /histogram|summary/.test(families.get(whole) ?? '') ? whole : name;
}

function faultsOfNames(families: ReadonlyMap<string, string>): string[] {
  return [...families].flatMap(([name, type]) => {
    if (!name.startsWith('drawbridge_')) return [];
    if (type === 'counter' && !name.endsWith('_total')) return [`a counter ends with _total: ${name}`];
    if (type !== 'counter' && name.endsWith('_total')) return [`only a counter ends with _total: ${name}`];
    if (type === 'histogram' && !/_(seconds|bytes|per_second)$/.test(name))
      return [`a histogram has a unit: ${name}`];
    return /_(ms|millis\w*|minutes|kb|mb)(_|$)/.test(name)
      ? [`seconds and bytes are the units: ${name}`]
      : [];
  });
}

function faultsOfHistograms(samples: ReadonlyMap<string, number>): string[] {
  const last = new Map<string, number>();
  const faults: string[] = [];
  for (const [sample, value] of samples) {
    const [, name] = /^(\w+)_bucket\{/.exec(sample) ?? [];
    if (name === undefined) continue;
    const series = sample.replace(/,?le="[^"]*"/, '');
    if (value < (last.get(series) ?? 0)) faults.push(`less than the bucket before: ${sample}`);
    last.set(series, value);
    const count = samples.get(
      sample
        .replace('_bucket', '_count')
        .replace(/,?le="[^"]*"/, '')
        .replace('{}', ''),
    );
    if (sample.includes('le="+Inf"') && count !== value) faults.push(`differs from its count: ${sample}`);
  }
  return faults;
}
