import {
  type Box,
  boxCenter,
  type Point,
  rotatePoint,
  type Shape,
  type ShapeId,
  type Store,
} from '@drawbridge/board';
import { caretPlaces, labelOf, realmRuler } from '@drawbridge/shapes';
import type { MotionSource } from '../motion.ts';
import type { ScreenBox, ScreenCaret } from '../render/surface.ts';
import type { Typing } from '../typing/typing.ts';
import type { Viewport } from '../viewport.ts';
import type { OthersCaret } from './othersCarets.ts';

export interface PlacedCaretsDeps {
  readonly store: Pick<Store, 'get'>;
  readonly motion: MotionSource;
  readonly typing: Pick<Typing, 'current'>;
  readonly viewport: Pick<Viewport, 'toScreen' | 'camera' | 'size'>;
}

/** The text that a caret is in, as it is on screen right now. */
interface ShownText {
  readonly shape: Shape;
  /** Of an index of the text in the document. */
  readonly indexOf: (index: number) => number;
  readonly isInField: boolean;
}

/** Where the carets of others are on screen, with what they have selected. Those whose text is not shown are left out. */
export function placedCarets(carets: readonly OthersCaret[], deps: PlacedCaretsDeps): ScreenCaret[] {
  return carets.flatMap(({ id, anchor, focus, peerId, name, color, isNamed }) => {
    const text = shownText(id, deps);
    const label = text && labelOf(text.shape);
    if (!label) return [];
    const [from, to] = [anchor, focus].map(text.indexOf) as [number, number];
    const places = caretPlaces(label, realmRuler(), text.isInField);
    const caret = places.caret(to);
    if (!caret) return [];
    const onScreen = (box: Box): ScreenBox => screenBox(box, text.shape, deps.viewport);
    const selection = places.range(Math.min(from, to), Math.max(from, to)).map(onScreen);
    const isSeen = (box: ScreenBox): boolean => isInView(box, deps.viewport);
    const shown = { caret: onScreen(caret), selection: selection.filter(isSeen) };
    return isSeen(shown.caret) || shown.selection.length > 0
      ? { peerId, name, color, isNamed, ...shown }
      : [];
  });
}

/** In a text that is edited here as well there are letters that the document does not have yet. */
function shownText(id: ShapeId, { store, motion, typing }: PlacedCaretsDeps): ShownText | undefined {
  const { current } = typing;
  if (current?.id === id)
    return { shape: current.shape, indexOf: current.session.fromDocument, isInField: true };
  const { reshaped, hot, lifted } = motion.current;
  const stored = store.get(id);
  // Many shapes that are dragged as one picture are nothing that anybody types in and looks at.
  if (!stored || lifted?.ids.has(id)) return undefined;
  const shape = reshaped.get(id) ?? stored;
  const { x, y } = hot.get(id) ?? NO_OFFSET;
  return { shape: { ...shape, x: shape.x + x, y: shape.y + y }, indexOf: (index) => index, isInField: false };
}

const NO_OFFSET: Point = { x: 0, y: 0 };

/** `box` is in the shape's own coordinates. */
function screenBox(
  { x, y, w, h }: Box,
  shape: Shape,
  { toScreen, camera }: PlacedCaretsDeps['viewport'],
): ScreenBox {
  const corner = rotatePoint({ x: shape.x + x, y: shape.y + y }, boxCenter(shape), shape.rotation);
  return { ...toScreen(corner), w: w * camera.zoom, h: h * camera.zoom, rotation: shape.rotation };
}

/** Also what is a little outside: a box is turned about its corner. */
function isInView({ x, y, w, h }: ScreenBox, { size }: PlacedCaretsDeps['viewport']): boolean {
  const reach = w + h;
  return x > -reach && y > -reach && x < size.width + reach && y < size.height + reach;
}
