const EXPONENT_BIAS = 15;
const FRACTION_STEPS = 1024;
/** Of an exponent that stands for no number. */
const NO_NUMBER = 31;

/** A number of half precision (IEEE 754 binary16) for its bits. Not every browser has `getFloat16`. */
export function float16(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / FRACTION_STEPS;
  if (exponent === NO_NUMBER) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0
    ? sign * fraction * 2 ** (1 - EXPONENT_BIAS)
    : sign * (1 + fraction) * 2 ** (exponent - EXPONENT_BIAS);
}
