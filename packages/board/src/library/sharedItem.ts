import * as Y from 'yjs';
import { parseBoardName } from '../boardName.ts';
import { isRecord, parseNumber } from '../number.ts';
import { type OrderKey, parseOrderKey } from '../order.ts';
import { readShape } from '../readShape.ts';
import { createShapeId, isShapeId } from '../shapeId.ts';
import type { Shape } from '../shapes/index.ts';
import type { NewShape } from '../shapes/shape.ts';
import { type PlainFields, plainFields } from '../store/plainFields.ts';

/**
 * The library of a board lies in a root of its own: Y.Map<id, Y.Map>, one entry for each item.
 *
 *     k   never changes: {created}, as the file says that it came with
 *     z   its place in the list: a fractional key, as shapes have one
 *     n   its name; empty for one without
 *     sh  its shapes from back to front, each an object with the keys and values of its map on a board, and its id. One value: an
 *         item is put in and taken out, and never edited
 */
export const LIBRARY_KEY = 'library';

/** LIMIT of items on a board. Servers refuse more. */
export const MAX_LIBRARY_ITEMS = 1_000;

/** LIMIT of shapes in one item. Servers refuse more. */
export const MAX_ITEM_SHAPES = 400;

/** LIMIT of one item: what goes to servers in one piece. */
export const MAX_ITEM_BYTES = 512 * 1024;

/** A time far off says that a clock is wrong; dates end there. */
const MAX_TIME_MS = 8.64e15;

/** Names an item: random, or as the file names it that it came with. */
export type ItemId = string;

/** Shapes that everybody on the board has at hand, to be put on it as one thing. */
export interface SharedItem {
  readonly id: ItemId;
  /** Empty for one without. */
  readonly name: string;
  /** Unix time in ms. */
  readonly created: number;
  readonly z: OrderKey;
  /** From back to front, under ids and in groups that are their own and not the board's. */
  readonly shapes: readonly Shape[];
}

export type ItemFields = Y.Map<unknown>;

/** What is to become an item. */
export interface NewItem extends Pick<SharedItem, 'id' | 'name' | 'created'> {
  readonly shapes: readonly NewShape<Shape>[];
}

/** Whatever the fields are, it is an item, if only one without shapes. */
export function readItem(id: ItemId, fields: ItemFields): SharedItem {
  const constants = fields.get('k');
  const shapes = fields.get('sh');
  return {
    id,
    name: parseBoardName(fields.get('n')),
    created: parseNumber(isRecord(constants) ? constants.created : undefined, 0, 0, MAX_TIME_MS),
    z: parseOrderKey(fields.get('z')),
    shapes: Array.isArray(shapes) ? shapes.slice(0, MAX_ITEM_SHAPES).filter(isRecord).map(readOne) : [],
  };
}

function readOne(fields: Readonly<Record<string, unknown>>): Shape {
  const id = isShapeId(fields.id) ? fields.id : createShapeId();
  return readShape(id, new Map(Object.entries(fields)));
}

export function newItem({ name, created }: NewItem, z: OrderKey, shapes: readonly PlainFields[]): ItemFields {
  return new Y.Map<unknown>([
    ['k', { created: parseNumber(created, 0, 0, MAX_TIME_MS) }],
    ['z', z],
    ['n', parseBoardName(name)],
    ['sh', shapes],
  ]);
}

/** The shapes as an item holds them. */
export function writeShapes(shapes: readonly NewShape<Shape>[]): PlainFields[] {
  return plainFields(shapes).map((fields, index) => ({
    id: shapes[index]?.id ?? createShapeId(),
    ...fields,
  }));
}
