/** By how much of its own mean `y` grows as `x` grows by one, by least squares; NaN of a single point. */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((total, point) => total + of(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const together = mean(({ x, y }) => (x - meanX) * (y - meanY));
  const spread = mean(({ x }) => (x - meanX) ** 2);
  return together / spread / meanY;
}
