import { upToDate } from './migrations/migrations.ts';
import { isRecord, parseCoordinate, parseNumber, parseRotation, parseSize } from './number.ts';
import { parseOrderKey } from './order.ts';
import type { ShapeId } from './shapeId.ts';
import { readCommon } from './shapes/common.ts';
import { isShapeType, type Shape, shapeSchemas } from './shapes/index.ts';
import type { ShapeFields, ShapeRecord } from './shapes/shape.ts';
import { parseStyle } from './style.ts';

const MAX_AUTHOR_LENGTH = 64;

/**
 * The shape in the fields, whatever they hold: missing, wrong or absurd values are replaced by defaults on
 * reading, and never written back.
 */
export function readShape(id: ShapeId, stored: ShapeFields): Shape {
  const fields = upToDate(stored);
  const constants = fields.get('k');
  const { type, author, created } = isRecord(constants) ? constants : NO_CONSTANTS;
  const { x, y, w, h, rotation } = readGeometry(fields);
  const schema = shapeSchemas[isShapeType(type) ? type : 'unknown'];
  const record: ShapeRecord = {
    id,
    type: 'unknown',
    author: typeof author === 'string' ? author.slice(0, MAX_AUTHOR_LENGTH) : '',
    created: parseNumber(created, 0, 0, Number.MAX_SAFE_INTEGER),
    x,
    y,
    w,
    h,
    rotation,
    z: parseOrderKey(fields.get('z')),
    style: parseStyle(fields.get('s')),
    ...readCommon(fields),
  };
  return Object.freeze(schema.read(record, fields));
}

const NO_CONSTANTS: Readonly<Record<string, unknown>> = {};

/** Reads anew what `keys` of the fields say, and keeps the rest of `shape`. */
export function rereadShape(shape: Shape, fields: ShapeFields, keys: ReadonlySet<string>): Shape {
  for (const key of keys) if (!COMMON_KEYS.has(key)) return readShape(shape.id, fields);
  const { x, y, w, h, rotation } = keys.has('g') ? readGeometry(fields) : shape;
  const z = keys.has('z') ? parseOrderKey(fields.get('z')) : shape.z;
  const style = keys.has('s') ? parseStyle(fields.get('s')) : shape.style;
  return Object.freeze({ ...shape, x, y, w, h, rotation, z, style });
}

/** Keys that mean the same for every type. Any other may decide about anything. */
const COMMON_KEYS: ReadonlySet<string> = new Set(['g', 'z', 's']);

export type Geometry = Pick<ShapeRecord, 'x' | 'y' | 'w' | 'h' | 'rotation'>;

export function readGeometry(fields: ShapeFields): Geometry {
  const value = fields.get('g');
  const numbers: readonly unknown[] = Array.isArray(value) ? value : NO_NUMBERS;
  return {
    x: parseCoordinate(numbers[0]),
    y: parseCoordinate(numbers[1]),
    w: parseSize(numbers[2]),
    h: parseSize(numbers[3]),
    rotation: parseRotation(numbers[4]),
  };
}

const NO_NUMBERS: readonly unknown[] = [];

/** As it is stored. What is no number would be refused by every server, and the whole change with it. */
export function writeGeometry({ x, y, w, h, rotation }: Geometry): number[] {
  return [parseCoordinate(x), parseCoordinate(y), parseSize(w), parseSize(h), parseRotation(rotation)];
}
