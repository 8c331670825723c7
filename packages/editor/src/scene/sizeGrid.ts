/** The finest cells, in page px; shapes smaller than that share them. */
const FINEST_CELL_PX = 64;
/** Cells of the coarsest level are 64 × 2^20 px wide: more than MAX_COORDINATE_PX allows a shape to be. */
const MAX_LEVEL = 20;
/** Cell numbers of one axis are stored in this many bits: the widest board, in the finest cells, needs 20. */
const AXIS_CELLS = 2 ** 22;
const HALF_AXIS = AXIS_CELLS / 2;
/** A query over more cells than this is answered faster by walking all bounds. */
const MAX_QUERY_CELLS = 4096;

/**
 * A spatial index of boxes by slot: grids of doubling cells. A box lies in one cell only, the one of its top left
 * corner on the level whose cells are at least as large as the box; a query therefore looks one cell further to
 * the left and up. Adding and removing cost the same however many boxes there are, and building is just adding.
 */
export interface SizeGrid {
  add(slot: number, minX: number, minY: number, maxX: number, maxY: number): void;
  /** With the very bounds that the slot was added with. */
  remove(slot: number, minX: number, minY: number, maxX: number, maxY: number): void;
  /**
   * Calls back with every slot whose box may touch the range, and with some whose box does not. False, and nothing
   * is called, when the range covers too many cells for that to be quick. It stops early once `isEnough` says so.
   */
  search(
    minX: number,
    minY: number,
    maxX: number,
    maxY: number,
    found: (slot: number) => void,
    isEnough?: () => boolean,
  ): boolean;
  clear(): void;
}

export function createSizeGrid(): SizeGrid {
  const levels = Array.from({ length: MAX_LEVEL + 1 }, () => new Map<number, number[]>());

  return {
    add(slot, minX, minY, maxX, maxY) {
      const level = levelOf(Math.max(maxX - minX, maxY - minY));
      const cells = levels[level];
      const key = cellKey(cellOf(minX, level), cellOf(minY, level));
      const cell = cells?.get(key);
      if (cell) cell.push(slot);
      else cells?.set(key, [slot]);
    },

    remove(slot, minX, minY, maxX, maxY) {
      const level = levelOf(Math.max(maxX - minX, maxY - minY));
      const key = cellKey(cellOf(minX, level), cellOf(minY, level));
      const cell = levels[level]?.get(key);
      const index = cell?.indexOf(slot) ?? -1;
      const last = cell?.at(-1);
      if (!cell || index < 0 || last === undefined) return;
      cell[index] = last;
      cell.pop();
      if (cell.length === 0) levels[level]?.delete(key);
    },

    search(minX, minY, maxX, maxY, found, isEnough = never) {
      const ranges = levels.map((cells, level) => {
        const left = cellOf(minX, level) - 1;
        const top = cellOf(minY, level) - 1;
        return { cells, left, top, right: cellOf(maxX, level), bottom: cellOf(maxY, level) };
      });
      let count = 0;
      for (const { cells, left, top, right, bottom } of ranges) {
        if (cells.size > 0) count += Math.min(cells.size, (right - left + 1) * (bottom - top + 1));
      }
      if (count > MAX_QUERY_CELLS) return false;
      for (const range of ranges)
        if (range.cells.size > 0 && !isEnough()) searchLevel(range, found, isEnough);
      return true;
    },

    clear() {
      for (const cells of levels) cells.clear();
    },
  };
}

interface Range {
  readonly cells: ReadonlyMap<number, readonly number[]>;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function searchLevel(
  { cells, left, top, right, bottom }: Range,
  found: (slot: number) => void,
  isEnough: () => boolean,
): void {
  if (cells.size < (right - left + 1) * (bottom - top + 1)) {
    for (const cell of cells.values()) {
      for (const slot of cell) found(slot);
      if (isEnough()) return;
    }
    return;
  }
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const cell = cells.get(cellKey(column, row));
      if (cell) for (const slot of cell) found(slot);
    }
    if (isEnough()) return;
  }
}

function never(): boolean {
  return false;
}

function levelOf(size: number): number {
  return Math.min(MAX_LEVEL, Math.max(0, Math.ceil(Math.log2(size / FINEST_CELL_PX))));
}

function cellOf(coordinate: number, level: number): number {
  const cell = Math.floor(coordinate / (FINEST_CELL_PX * 2 ** level));
  return Math.min(HALF_AXIS - 1, Math.max(1 - HALF_AXIS, cell));
}

function cellKey(column: number, row: number): number {
  return (column + HALF_AXIS) * AXIS_CELLS + row + HALF_AXIS;
}
