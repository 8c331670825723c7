import type { Bench } from './bench.ts';

/** How one calls the benches, and which there are. */
export function describeBenches(benches: Readonly<Record<string, Bench>>): string {
  const width = Math.max(...Object.keys(benches).map(({ length }) => length));
  const lines = Object.entries(benches).map(([name, { measures }]) => `  ${name.padEnd(width)}  ${measures}`);
  return [
    'pnpm bench <name> [--option value …]',
    '',
    ...lines,
    '',
    '"pnpm bench <name> --help" tells the options.',
  ].join('\n');
}

/** How one calls one of them: its options, with what they are otherwise. */
export function describeBench(name: string, { measures, options }: Bench): string {
  const lines = Object.entries(options).map(([option, byDefault]) =>
    byDefault === false ? `  --${option}` : `  --${option} ${byDefault}`,
  );
  return [
    `pnpm bench ${name} [--option value …]`,
    '',
    `Measures: ${measures}.`,
    'Its options, with what they are otherwise:',
    ...lines,
  ].join('\n');
}
