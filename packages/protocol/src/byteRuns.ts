/** Runs of bytes, one behind the other. */
export function concatBytes(runs: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(runs.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const run of runs) {
    whole.set(run, at);
    at += run.length;
  }
  return whole;
}

/** As many characters as there are from `at` on, at most `length`. */
export function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
