export {
  type Box,
  boxAroundPoints,
  boxCenter,
  boxContainsBox,
  boxContainsPoint,
  boxCorners,
  boxesIntersect,
  boxFromCorners,
  expandBox,
  moveBox,
  type Point,
  unionBoxes,
} from './box.ts';
export {
  distance,
  distanceToBoxOutline,
  distanceToPolyline,
  distanceToSegment,
  polylineIntersectsBox,
  rotatedBounds,
  rotatePoint,
  segmentIntersectsBox,
} from './geometry.ts';
export { copyShapes, type GiveBackTo, giveBackUnsent, missingShapes } from './giveBack.ts';
export { type Branch, type BranchWork, readBranch } from './giveBackBranch.ts';
export type { UnsentWork } from './giveBackItems.ts';
export { createHistory, type History, MAX_UNDO_STEPS } from './history.ts';
export { createListeners, type Listeners } from './listeners.ts';
export { MAX_COORDINATE_PX } from './number.ts';
export { compareOrder, isOrderKey, keyBetween, keysAbove, type OrderKey } from './order.ts';
export {
  MAX_STROKE_POINTS,
  packedBounds,
  packPoints,
  type Stroke,
  type StrokePoint,
  scanPoints,
  strokePoints,
  unpackPoints,
} from './points.ts';
export {
  type Draft,
  type EndDraft,
  encodeDraft,
  MAX_DRAFT_MOVE_IDS,
  type MoveDraft,
  parseDrafts,
  type ShapeDraft,
  type StrokeDraft,
} from './presence/draft.ts';
export {
  encodePresence,
  MAX_PRESENCE_SELECTION,
  type PresenceState,
  parsePresence,
} from './presence/presence.ts';
export { readShape } from './readShape.ts';
export { createShapeId, type ShapeId } from './shapeId.ts';
export type { ArrowShape } from './shapes/arrow.ts';
export type { DrawShape } from './shapes/draw.ts';
export { isShapeType, type Shape, type ShapeOf, type ShapeType, shapeSchemas } from './shapes/index.ts';
export type { RectangleShape } from './shapes/rectangle.ts';
export type { NewShape, ShapeFields, ShapeRecord, ShapeSchema } from './shapes/shape.ts';
export type { TextShape } from './shapes/text.ts';
export type { UnknownShape } from './shapes/unknown.ts';
export { simplifyPoints } from './simplify.ts';
export {
  createStore,
  SHAPES_KEY,
  type ShapePatch,
  type Store,
  type StoreChange,
  type StoreOptions,
} from './store.ts';
export {
  ALIGNMENTS,
  type Alignment,
  COLOR_NAMES,
  type Color,
  type ColorName,
  DEFAULT_STYLE,
  FILLS,
  type Fill,
  FONTS,
  type FontName,
  HEADS,
  type Head,
  isColor,
  isHexColor,
  parseStyle,
  STROKE_WIDTHS_PX,
  type Style,
} from './style.ts';
