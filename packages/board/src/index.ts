export { anchorAt, anchorPoint } from './arrows/anchor.ts';
export type { Binding } from './arrows/binding.ts';
export { headLength } from './arrows/headLength.ts';
export { linePoints, type PlacedPoints, placePoints } from './arrows/linePoints.ts';
export { pageOutline } from './arrows/outline.ts';
export { elbowMiddleAt, freezeArrow, isBindable, type Lookup, resolveArrow } from './arrows/resolveArrow.ts';
export { boardForeign, setBoardForeign } from './boardForeign.ts';
export {
  BOARD_KEY,
  type BoardName,
  createBoardName,
  MAX_BOARD_NAME_LENGTH,
  parseBoardName,
} from './boardName.ts';
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
  COMMENTS_KEY,
  type Comment,
  type CommentAuthor,
  type CommentId,
  type CommentPlace,
  type CommentWords,
  MAX_COMMENT_LENGTH,
  MAX_COMMENTS,
} from './comments/comment.ts';
export { type Comments, type CommentsChange, createComments } from './comments/comments.ts';
export { createPinPlaces, type PinPlaces } from './comments/pinPlaces.ts';
export { parseComment, plainComment, renewComments } from './comments/plainComment.ts';
export type { Thread } from './comments/thread.ts';
export {
  GEOMETRIC_KINDS,
  GEOMETRIC_TYPES,
  type GeometricKind,
  type GeometricType,
  isGeometricType,
} from './geometric/kinds.ts';
export { flattenPath, type Path, type PathStep } from './geometric/path.ts';
export {
  distance,
  distanceOfSegmentToPolyline,
  distanceToPolyline,
  distanceToSegment,
  polygonContainsPoint,
  polylineIntersectsBox,
  rotatedBounds,
  rotatePoint,
  segmentIntersectsBox,
} from './geometry.ts';
export {
  copyComments,
  copyLibrary,
  copyShapes,
  type GiveBackTo,
  giveBackUnsent,
  missingComments,
  missingShapes,
} from './giveBack.ts';
export { type Branch, type BranchWork, readBranch } from './giveBackBranch.ts';
export type { UnsentWork } from './giveBackItems.ts';
export { commonPath, groupShapes, ungroupShapes } from './groups/grouping.ts';
export type { GroupTree } from './groups/groupTree.ts';
export { createHistory, type History, MAX_UNDO_STEPS } from './history.ts';
export { type AddedItems, createLibrary, type Library } from './library/library.ts';
export {
  type ItemId,
  LIBRARY_KEY,
  MAX_ITEM_SHAPES,
  MAX_LIBRARY_ITEMS,
  type NewItem,
  type SharedItem,
} from './library/sharedItem.ts';
export { createListeners, type Listeners } from './listeners.ts';
export { MODEL_VERSION } from './migrations/migrations.ts';
export { type Mirrored, mirrorPoints } from './mirrorPoints.ts';
export { isRecord, MAX_COORDINATE_PX, parseNumber } from './number.ts';
export { compareOrder, isOrderKey, keysAbove, keysBetween, type OrderKey } from './order.ts';
export { type DocPart, lastParts } from './past/authorship.ts';
export { type BoardChanges, compareBoards } from './past/compareBoards.ts';
export { docOf, updateOf } from './past/docOf.ts';
export { type ReplayedWork, replayWork, type WorkEntry } from './past/replayWork.ts';
export { type KnownClocks, type RestoreTo, restoreBoard, stateOf } from './past/restoreBoard.ts';
export { type UndoneWork, undoWork } from './past/undoWork.ts';
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
export { isSameCaret, type TextCaret } from './presence/caretBytes.ts';
export {
  type ChatDraft,
  chatLine,
  MAX_CHAT_LENGTH,
  REACTIONS,
  type Reaction,
  type ReactionDraft,
} from './presence/chatDraft.ts';
export { type Activity, type Company, nextBringing } from './presence/companyBytes.ts';
export {
  type Draft,
  type EndDraft,
  encodeDraft,
  MAX_DRAFT_MOVE_IDS,
  type MoveDraft,
  parseDrafts,
  RESHAPE_END,
  type ShapeDraft,
  type StrokeDraft,
  type StrokeType,
} from './presence/draft.ts';
export { type LaserDraft, MAX_LASER_POINTS } from './presence/laserDraft.ts';
export {
  encodePresence,
  MAX_PRESENCE_SELECTION,
  type PresenceState,
  parsePresence,
} from './presence/presence.ts';
export { MAX_DRAFT_RESHAPED, type ReshapeDraft, type ReshapedShape } from './presence/reshapeDraft.ts';
export { readShape } from './readShape.ts';
export { createShapeId, isShapeId, type ShapeId } from './shapeId.ts';
export type { ArrowShape } from './shapes/arrow.ts';
export { asNewShape } from './shapes/asNewShape.ts';
export { type Common, MAX_FOREIGN_LENGTH, MAX_LINK_LENGTH } from './shapes/common.ts';
export type { DrawShape } from './shapes/draw.ts';
export type { FrameShape } from './shapes/frame.ts';
export type { GeometricShape } from './shapes/geometric.ts';
export type { HighlightShape } from './shapes/highlight.ts';
export { type ImageFile, type ImageShape, smallSizeOf } from './shapes/image.ts';
export { isShapeType, type Shape, type ShapeOf, type ShapeType, shapeSchemas } from './shapes/index.ts';
export type { LineShape } from './shapes/line.ts';
export type { PlaceholderShape } from './shapes/placeholder.ts';
export { renewedNames, renewIds } from './shapes/renewIds.ts';
export type { GroupId, NewShape, ShapeFields, ShapeRecord, ShapeSchema } from './shapes/shape.ts';
export type { StickyShape } from './shapes/sticky.ts';
export type { TextShape } from './shapes/text.ts';
export type { UnknownShape } from './shapes/unknown.ts';
export { simplifyPoints } from './simplify.ts';
export { type PlainFields, plainFields } from './store/plainFields.ts';
export type { ShapePatch } from './store/writes.ts';
export {
  createStore,
  SHAPES_KEY,
  type Store,
  type StoreChange,
  type StoreOptions,
} from './store.ts';
export {
  ALIGNMENTS,
  type Alignment,
  COLOR_NAMES,
  CORNERS,
  type Color,
  type ColorName,
  type Corners,
  DASHES,
  type Dash,
  DEFAULT_STYLE,
  FILLS,
  type Fill,
  type FillColor,
  FONTS,
  type FontName,
  HEADS,
  type Head,
  isColor,
  isHexColor,
  parseStyle,
  ROUGHNESSES,
  ROUTES,
  type Roughness,
  type Route,
  STROKE_WIDTHS_PX,
  type Style,
  type StyleKey,
  VERTICAL_ALIGNMENTS,
  type VerticalAlignment,
} from './style.ts';
export type { TextPlace, TextPlaces } from './text/textPlaces.ts';
