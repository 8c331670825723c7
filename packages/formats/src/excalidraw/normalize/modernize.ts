import { safeLink } from '../../safeLink.ts';
import { type Fields, isPlace } from '../element.ts';
import { newHeadName } from '../heads.ts';
import { oldFontNumber } from '../label.ts';

/** The element as Excalidraw of today would have it after opening a file of any age. The very same if it is as that is. */
export function modernize(element: Fields): Fields {
  return STEPS.reduce((fields, step) => step(fields), element);
}

type Step = (fields: Fields) => Fields;

const LINES: ReadonlySet<unknown> = new Set(['line', 'arrow']);

const STEPS: readonly Step[] = [
  // As the first versions called lines.
  (fields) => (fields.type === 'draw' ? { ...fields, type: 'line' } : fields),
  withFont,
  withRoundness,
  withBoundElements,
  withHeads,
  (fields) => (LINES.has(fields.type) ? withPoints(fields) : fields),
  withoutUnsafeLink,
];

/** `font: "20px Virgil"` was one field. */
function withFont(fields: Fields): Fields {
  if (fields.type !== 'text' || typeof fields.font !== 'string') return fields;
  const { font, ...rest } = fields;
  const [, size = '', family = ''] = /^([\d.]+)px (.+)$/.exec(font) ?? [];
  return { fontSize: Number(size) || 20, fontFamily: oldFontNumber(family), ...rest };
}

/** Before there were kinds of round corners, there were round and sharp ones. */
function withRoundness(fields: Fields): Fields {
  if (!Object.hasOwn(fields, 'strokeSharpness')) return fields;
  const { strokeSharpness, ...rest } = fields;
  if (rest.roundness !== undefined) return rest;
  const type = OF_ONE_SIZE.has(fields.type) ? LEGACY : PROPORTIONAL;
  return { ...rest, roundness: strokeSharpness === 'round' ? { type } : null };
}

const LEGACY = 1;
const PROPORTIONAL = 2;
const OF_ONE_SIZE: ReadonlySet<unknown> = new Set(['rectangle', 'embeddable', 'iframe', 'image']);

/** Only arrows could be bound. */
function withBoundElements(fields: Fields): Fields {
  if (!Object.hasOwn(fields, 'boundElementIds')) return fields;
  const { boundElementIds, ...rest } = fields;
  if (rest.boundElements !== undefined) return rest;
  const ids: readonly unknown[] = Array.isArray(boundElementIds) ? boundElementIds : [];
  return { ...rest, boundElements: ids.map((id) => ({ type: 'arrow', id })) };
}

/** Some had other names, and an arrow needed none to have one at its end. */
function withHeads(fields: Fields): Fields {
  if (!LINES.has(fields.type)) return fields;
  const heads = {
    ...(fields.type === 'arrow' && fields.endArrowhead === undefined && { endArrowhead: 'arrow' }),
    ...newHead(fields, 'startArrowhead'),
    ...newHead(fields, 'endArrowhead'),
  };
  return Object.keys(heads).length > 0 ? { ...fields, ...heads } : fields;
}

function newHead(fields: Fields, key: string): Fields {
  const name = newHeadName(fields[key]);
  return name === fields[key] ? {} : { [key]: name };
}

/** From corner to corner where there are none; the first is where the line lies. */
function withPoints(fields: Fields): Fields {
  const { points, x = 0, y = 0, width = 0, height = 0 } = fields;
  const hasSome = Array.isArray(points) && points.length >= 2;
  if (!hasSome)
    return {
      ...fields,
      points: [
        [0, 0],
        [width, height],
      ],
    };
  const [dx, dy]: readonly unknown[] = Array.isArray(points[0]) ? points[0] : [];
  if ((dx === 0 && dy === 0) || ![dx, dy, x, y].every(isPlace)) return fields;
  const [byX, byY] = [Number(dx), Number(dy)];
  const moved = points.map((point: unknown) => movePoint(point, byX, byY));
  return { ...fields, x: Number(x) + byX, y: Number(y) + byY, points: moved };
}

/** Whether it is a point is looked at by whoever reads the line. */
function movePoint(point: unknown, dx: number, dy: number): unknown {
  if (!Array.isArray(point)) return point;
  const [x, y, ...rest]: readonly unknown[] = point;
  return [typeof x === 'number' ? x - dx : x, typeof y === 'number' ? y - dy : y, ...rest];
}

/** A script in it would wait for a click in whatever opens the file next. */
function withoutUnsafeLink(fields: Fields): Fields {
  const { link } = fields;
  if (link === undefined || link === null || link === '' || safeLink(link) !== '') return fields;
  return { ...fields, link: null };
}
