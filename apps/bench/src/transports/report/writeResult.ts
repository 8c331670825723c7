import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '../../report/machine.ts';
import type { WholeEffort } from '../effort.ts';
import type { Claim, Measured } from './claims.ts';

/** Keeps everything that was measured in `<folder>/transports.json`, for whoever makes tables and charts of it. */
export function writeResult(
  folder: string,
  { effort, measured, claims }: { effort: WholeEffort; measured: Measured; claims: readonly Claim[] },
): void {
  mkdirSync(folder, { recursive: true });
  const result = {
    bench: 'transports',
    measuredAt: new Date().toISOString(),
    machine: describeMachine(),
    effort,
    ...measured,
    claims,
  };
  writeFileSync(join(folder, 'transports.json'), `${JSON.stringify(result, undefined, 2)}\n`);
}
