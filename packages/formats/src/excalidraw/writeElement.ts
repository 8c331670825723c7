import type { Shape, ShapeId } from '@drawbridge/board';
import type { Fields } from './element.ts';
import type { Names } from './foreign/names.ts';
import { markOwn, type OwnMark } from './own.ts';
import { neatWidth } from './strokeWidth.ts';
import { writeStyle } from './writeStyle.ts';

/** An element as Excalidraw writes it. */
export interface ExcalidrawElement extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of the shapes around it an element has to name. */
export interface Relations extends Names {
  /** Whether it is among the shapes that are written. */
  isWritten(id: ShapeId): boolean;
  /** The arrows that are bound to the shape. */
  arrowsOf(id: ShapeId): readonly ShapeId[];
}

/** What every element has, for a shape that becomes one of this type; `mark` is what it is here beyond that. */
export function writeElement(
  shape: Shape,
  type: string,
  relations: Relations,
  mark: OwnMark = {},
): ExcalidrawElement {
  const { id, x, y, w, h, rotation, style, groups, frame, locked, link } = shape;
  const bound = relations.arrowsOf(id).map((arrow) => ({ type: 'arrow', id: relations.idOf(arrow) }));
  const name = relations.idOf(id);
  const seed = seedOf(name);
  return {
    id: name,
    type,
    x,
    y,
    width: w,
    height: h,
    angle: rotation,
    ...writeStyle(style),
    ...markOwn({ ...mark, ...(neatWidth(style.width) !== style.width && { width: style.width }) }),
    roundness: style.corners === 'round' ? (ROUND_CORNERS[type] ?? PROPORTIONAL) : null,
    groupIds: groups.map(relations.groupOf),
    frameId: relations.isWritten(frame) ? relations.idOf(frame) : null,
    boundElements: bound,
    link: link || null,
    locked,
    seed,
    version: 1,
    versionNonce: seed,
    index: null,
    isDeleted: false,
    updated: 1,
  };
}

/** Kinds of round corners: as large as the box lets them be, or of one size in every box, which is told or is a large one. */
const PROPORTIONAL = { type: 2 };
const ROUND_CORNERS: Readonly<Record<string, Fields>> = { rectangle: { type: 3, value: 6 } };

/** A number that makes a hand-drawn line look the same each time. FNV-1a. */
function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash & 0x7fffffff || 1;
}
