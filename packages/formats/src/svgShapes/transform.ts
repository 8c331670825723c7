import { IDENTITY, type Matrix, multiply } from '../svg/matrix.ts';

/** LIMIT of a list of transforms. */
const MAX_TRANSFORMS = 64;

/** What a `transform` attribute says; what cannot be read in it is as if it were not there. */
export function parseTransform(text: string | undefined): Matrix {
  let matrix = IDENTITY;
  const calls = (text ?? '').slice(0, MAX_CHARACTERS).matchAll(/([a-z]+)\s*\(([^()]*)\)/gi);
  for (const [, name = '', numbers = ''] of [...calls].slice(0, MAX_TRANSFORMS))
    matrix = multiply(matrix, readCall(name, readNumbers(numbers)));
  return isWhole(matrix) ? matrix : IDENTITY;
}

const MAX_CHARACTERS = 10_000;

/** All numbers in a text, whatever is between them. */
export function readNumbers(text: string): number[] {
  return (text.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(Number);
}

export function translation(x: number, y: number): Matrix {
  return { ...IDENTITY, e: x, f: y };
}

export function scaling(x: number, y = x): Matrix {
  return { ...IDENTITY, a: x, d: y };
}

function readCall(name: string, [p = 0, q, r = 0, ...rest]: readonly number[]): Matrix {
  const radians = (p * Math.PI) / 180;
  switch (name) {
    case 'matrix':
      return { a: p, b: q ?? 0, c: r, d: rest[0] ?? 0, e: rest[1] ?? 0, f: rest[2] ?? 0 };
    case 'translate':
      return translation(p, q ?? 0);
    case 'scale':
      return scaling(p, q ?? p);
    case 'rotate':
      return multiply(multiply(translation(q ?? 0, r), rotation(radians)), translation(-(q ?? 0), -r));
    case 'skewX':
      return { ...IDENTITY, c: Math.tan(radians) };
    case 'skewY':
      return { ...IDENTITY, b: Math.tan(radians) };
    default:
      return IDENTITY;
  }
}

function rotation(radians: number): Matrix {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 };
}

function isWhole(matrix: Matrix): boolean {
  return Object.values(matrix).every(Number.isFinite);
}
