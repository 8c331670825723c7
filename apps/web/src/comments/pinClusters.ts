import type { Point } from '@drawbridge/board';

/** Pins nearer to each other than this, in screen px, become one with a number. A pin is 32 px wide. */
const CELL_PX = 40;

/** How far beside the window a pin is still drawn: its drop is above the place it means. */
const REACH_PX = 40;

/** One pin, or several that are so near that they are one. */
export interface Cluster {
  /** The same as long as it holds the same ones. */
  readonly key: string;
  readonly ids: readonly string[];
  /** In the middle of them, in page px. */
  readonly point: Point;
  /** How far they are apart, in page px. */
  readonly extent: number;
}

export interface PlacedPin {
  readonly id: string;
  readonly point: Point;
}

interface View {
  readonly camera: Point & { readonly zoom: number };
  readonly width: number;
  readonly height: number;
}

/**
 * The clusters at this zoom. Cells belong to the page and double with the zoom, so that nothing changes while one pans, and little
 * while one zooms.
 */
export function clusterPins(pins: Iterable<PlacedPin>, zoom: number): readonly Cluster[] {
  const cell = CELL_PX / 2 ** Math.floor(Math.log2(zoom));
  const cells = new Map<string, PlacedPin[]>();
  for (const pin of pins) {
    const at = `${Math.floor(pin.point.x / cell)}:${Math.floor(pin.point.y / cell)}`;
    const inCell = cells.get(at);
    if (inCell) inCell.push(pin);
    else cells.set(at, [pin]);
  }
  return [...cells.values()].map(toCluster);
}

/** Two zooms have the same clusters. */
export function isSameLevel(zoom: number, other: number): boolean {
  return Math.floor(Math.log2(zoom)) === Math.floor(Math.log2(other));
}

export function clustersInView(clusters: readonly Cluster[], { camera, width, height }: View): Cluster[] {
  const reach = REACH_PX / camera.zoom;
  const [right, bottom] = [
    camera.x + width / camera.zoom + reach,
    camera.y + height / camera.zoom + 2 * reach,
  ];
  return clusters.filter(
    ({ point: { x, y } }) => x > camera.x - reach && x < right && y > camera.y - reach && y < bottom,
  );
}

function toCluster(pins: readonly PlacedPin[]): Cluster {
  const ids = pins.map(({ id }) => id);
  const [xs, ys] = [pins.map(({ point }) => point.x), pins.map(({ point }) => point.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    key: ids.length === 1 ? (ids[0] ?? '') : `${ids.length}:${ids[0]}:${ids.at(-1)}`,
    ids,
    point: { x: (left + right) / 2, y: (top + bottom) / 2 },
    extent: Math.max(right - left, bottom - top),
  };
}
