import {
  type ArrowShape,
  anchorAt,
  freezeArrow,
  type Lookup,
  type NewShape,
  type Point,
  placePoints,
  resolveArrow,
  type ShapeId,
  type Style,
} from '@drawbridge/board';
import { draftShape } from '../drafts/draftShape.ts';
import type { BindingHint } from './bindingHint.ts';
import type { FoundBinding } from './findBinding.ts';

/** How both ends of an arrow in progress hold on. */
export interface FoundEnds {
  readonly start: FoundBinding | undefined;
  readonly end: FoundBinding | undefined;
}

/**
 * Two ends at one shape would both look for its outline and find each other: they hold on to the very points instead. Only an
 * elbow can lead from one place of an outline around to another.
 */
export function settleEnds({ start, end }: FoundEnds, points: readonly Point[], { route }: Style): FoundEnds {
  const [first, last] = [points[0], points.at(-1)];
  if (!start || !end || start.binding.id !== end.binding.id || !first || !last) return { start, end };
  const isLoop = route === 'elbow' && isOnOutline(start) && isOnOutline(end);
  return isLoop ? { start, end } : { start: heldAt(start, first), end: heldAt(end, last) };
}

function isOnOutline({ binding, hint }: FoundBinding): boolean {
  return hint.anchor !== undefined && !binding.isInside;
}

function heldAt({ binding, hint }: FoundBinding, point: Point): FoundBinding {
  const held: BindingHint = { ...hint, anchor: point };
  return { binding: { id: binding.id, ...anchorAt(point, hint.shape), isInside: true }, hint: held };
}

interface Described {
  readonly id: ShapeId;
  readonly points: readonly Point[];
  readonly style: Style;
  readonly ends: FoundEnds;
}

/** The arrow as it is shown, and as it is to be written. */
export function arrowThrough({ id, points, style, ends }: Described, lookup: Lookup): ArrowShape {
  const draft = draftShape({ id, type: 'arrow', ...placePoints(points), style });
  if (draft.type !== 'arrow') throw new Error('A draft is of the type that it is asked for.');
  return resolveArrow({ ...draft, start: ends.start?.binding, end: ends.end?.binding }, lookup);
}

/** What to write of an arrow that is shown like this. */
export function writtenArrow(shown: ArrowShape): NewShape<ArrowShape> {
  const { id, type, x, y, w, h, packed, style, start, end } = freezeArrow(shown, {
    ...shown,
    ...NOTHING_BETWEEN,
  });
  return { id, type, x, y, w, h, packed, style, start, end };
}

/** Of an elbow, the ends alone. */
const NOTHING_BETWEEN = placePoints([]);
