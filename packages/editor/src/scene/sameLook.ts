import type { Shape } from '@drawbridge/board';

/** What says where a shape is, not what it looks like. */
const PLACE_KEYS: ReadonlySet<string> = new Set(['x', 'y', 'w', 'h', 'rotation']);

/** Whether two records of one shape differ at most in their place and size. Compares fields by identity. */
export function hasSameLook(a: Shape, b: Shape): boolean {
  if (a.type !== b.type) return false;
  // Records of one type have the same keys; TypeScript knows only those that all types have.
  for (const key of Object.keys(b) as (keyof Shape)[]) {
    if (a[key] !== b[key] && !PLACE_KEYS.has(key)) return false;
  }
  return true;
}

/** Whether `b` is `a`, drawn in another place. */
export function isOnlyMoved(a: Shape, b: Shape): boolean {
  return a.w === b.w && a.h === b.h && a.rotation === b.rotation && hasSameLook(a, b);
}
