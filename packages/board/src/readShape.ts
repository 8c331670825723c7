import { isRecord, parseCoordinate, parseNumber, parseRotation, parseSize } from './number.ts';
import { parseOrderKey } from './order.ts';
import type { ShapeId } from './shapeId.ts';
import { isShapeType, type Shape, shapeSchemas } from './shapes/index.ts';
import type { ShapeFields, ShapeRecord } from './shapes/shape.ts';
import { parseStyle } from './style.ts';

const MAX_AUTHOR_LENGTH = 64;

/**
 * The shape in `fields`, whatever they hold: missing, wrong or absurd values are replaced by defaults on
 * reading, and never written back.
 */
export function readShape(id: ShapeId, fields: ShapeFields, previous?: Shape): Shape {
  const constants = fields.get('k');
  const type = isRecord(constants) ? constants.type : undefined;
  const schema = shapeSchemas[isShapeType(type) ? type : 'unknown'];
  return Object.freeze(schema.read(readRecord(id, fields), fields, previous));
}

function readRecord(id: ShapeId, fields: ShapeFields): ShapeRecord {
  const constants = fields.get('k');
  const { author, created } = isRecord(constants) ? constants : {};
  const geometry = fields.get('g');
  const [x, y, w, h, rotation]: readonly unknown[] = Array.isArray(geometry) ? geometry : [];
  return {
    id,
    type: 'unknown',
    author: typeof author === 'string' ? author.slice(0, MAX_AUTHOR_LENGTH) : '',
    created: parseNumber(created, 0, 0, Number.MAX_SAFE_INTEGER),
    x: parseCoordinate(x),
    y: parseCoordinate(y),
    w: parseSize(w),
    h: parseSize(h),
    rotation: parseRotation(rotation),
    z: parseOrderKey(fields.get('z')),
    style: parseStyle(fields.get('s')),
  };
}
