/**
 * Page coordinates and sizes are kept within ±10 million px: far beyond any real board, and small enough
 * that float arithmetic, canvas transforms and the packed formats stay exact.
 */
export const MAX_COORDINATE_PX = 1e7;

/** A number in [min, max], whatever `value` is; anything that is not a finite number becomes `fallback`. */
export function parseNumber(value: unknown, fallback: number, min: number, max: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
}

export function parseCoordinate(value: unknown): number {
  return parseNumber(value, 0, -MAX_COORDINATE_PX, MAX_COORDINATE_PX);
}

export function parseSize(value: unknown): number {
  return Math.abs(parseCoordinate(value));
}

/** Radians in (-2π, 2π). */
export function parseRotation(value: unknown): number {
  return parseCoordinate(value) % (2 * Math.PI);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
