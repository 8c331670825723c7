import type { Rows } from '../../bench.ts';
import type { Claim } from './claims.ts';

const INDENT = '    ';

/** Claims are sentences: each in lines of its own, with what was measured below it. */
export function claimLines(claims: readonly Claim[]): Rows {
  return claims.flatMap(({ claim, measured, verdict }) => [
    [`${claim}: ${verdict}`],
    ...measured.split('; ').map((part) => [INDENT + part]),
  ]);
}
