/** A head grows with the line, but less than the line does. */
const MIN_HEAD_PX = 10;
const HEAD_PER_WIDTH_PX = 3;

/** How long the head of an arrow is, in page px, where the line is long enough for it. */
export function headLength(lineWidth: number): number {
  return MIN_HEAD_PX + HEAD_PER_WIDTH_PX * lineWidth;
}
