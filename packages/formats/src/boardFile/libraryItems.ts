import {
  createShapeId,
  isRecord,
  isShapeId,
  MAX_ITEM_SHAPES,
  MAX_LIBRARY_ITEMS,
  type NewItem,
  type NewShape,
  parseBoardName,
  parseNumber,
  type Shape,
} from '@drawbridge/board';
import { readFields } from '../clipboard/readClipboard.ts';
import { writeFields } from '../clipboard/writeClipboard.ts';
import type { ReadLimits } from '../limits.ts';

/** Items as a file of ours has them: shapes as those of the board. */
export function writeItems(items: readonly NewItem[]): readonly unknown[] {
  return items.map(({ id, name, created, shapes }) => ({ id, name, created, shapes: writeFields(shapes) }));
}

export interface ReadItems {
  readonly items: readonly NewItem[];
  /** How many of those in the file are none, or more than a board holds. */
  readonly leftOut: number;
}

/** What a file says of a library. All its items together have no more shapes than the limits allow. */
export function readItems(value: unknown, limits: ReadLimits): ReadItems {
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  const items: NewItem[] = [];
  let room = limits.shapes;
  for (const one of given) {
    const item = items.length < MAX_LIBRARY_ITEMS ? readItem(one, { ...limits, shapes: room }) : undefined;
    if (!item) continue;
    items.push(item);
    room -= item.shapes.length;
  }
  return { items, leftOut: given.length - items.length };
}

function readItem(value: unknown, limits: ReadLimits): NewItem | undefined {
  if (!isRecord(value) || !Array.isArray(value.shapes) || value.shapes.length > MAX_ITEM_SHAPES)
    return undefined;
  const read = readFields(value.shapes, limits);
  if (read.kind === 'tooMany' || read.shapes.length === 0) return undefined;
  return {
    id: isShapeId(value.id) ? value.id : createShapeId(),
    name: parseBoardName(value.name),
    created: parseNumber(value.created, 0, 0, Number.MAX_SAFE_INTEGER),
    shapes: read.shapes.map(withoutFile),
  };
}

/** The bytes of images in a library do not come along, and their names mean nothing elsewhere. */
function withoutFile(shape: NewShape<Shape>): NewShape<Shape> {
  if (shape.type !== 'image') return shape;
  const { w, h } = shape.file;
  return { ...shape, file: { name: '', w, h } };
}
