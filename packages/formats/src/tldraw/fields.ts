import { isRecord, parseNumber } from '@drawbridge/board';

/** What somebody else's record says, by name. */
export type Fields = Readonly<Record<string, unknown>>;

const NONE: Fields = {};

export function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : NONE;
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** LIMIT of how many times larger than usual something is drawn, either way. */
const MAX_SCALE = 1000;

/** How many times larger than usual something is drawn. */
export function scaleOf({ scale }: Fields): number {
  const size = parseNumber(scale, 1, -MAX_SCALE, MAX_SCALE);
  return Math.max(1 / MAX_SCALE, Math.abs(size) || 1);
}
