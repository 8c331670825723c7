/** Pen movements: mostly small steps, so that they compress about as well as people's strokes do. */
const STEPS = 24;

/** @param seed equal seeds give equal strokes */
export function points(bytes: number, seed: number): Uint8Array {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return Uint8Array.from({ length: bytes }, () => {
    // A linear congruential generator (Numerical Recipes, "quick and dirty").
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % STEPS;
  });
}
