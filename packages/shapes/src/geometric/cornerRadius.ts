/** Slightly rounded, and less so when the shape is small. */
const CORNER_RADIUS_PX = 6;
const MAX_CORNER_SHARE = 0.2;
/** Below this, nobody sees that a corner is round. */
const MIN_RADIUS_CANVAS_PX = 1;

/** Of the middle of the line, in page px. */
export function cornerRadius({ w, h }: { readonly w: number; readonly h: number }): number {
  return Math.min(CORNER_RADIUS_PX, Math.min(w, h) * MAX_CORNER_SHARE);
}

export function isRoundSeen(radiusPx: number, scale: number): boolean {
  return radiusPx * scale >= MIN_RADIUS_CANVAS_PX;
}
