import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MUTATIONS } from './mutations.ts';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

interface Outcome {
  readonly code: number | string | null | undefined;
  readonly errors: string;
}

/** Runs the simulator in a process of its own in which one safeguard is missing. */
function runWithout(name: string): Promise<Outcome> {
  const args = ['--import', here('./mutate.ts'), here('./main.ts'), '--count', '1000'];
  const env = { PATH: process.env.PATH, MUTATION: name };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, _out, errors) =>
      resolve({ code: error?.code, errors }),
    );
  });
}

describe('The simulator', () => {
  it.each(MUTATIONS)(
    'notices: $name',
    async ({ name }) => {
      const { code, errors } = await runWithout(name);
      expect(code).toBe(1);
      expect(errors).toMatch(/Error: Seed \d+: /);
    },
    120_000,
  );
});
