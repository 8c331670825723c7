import { type Box, moveBox, type Point, type ShapeId, type Store } from '@drawbridge/board';
import type { Theme } from '@drawbridge/shapes';
import { outlineBox } from '@drawbridge/shapes';
import type { BindingHintSlot } from '../binding/bindingHint.ts';
import type { Collaborators } from '../collaborators/collaborators.ts';
import type { DraftReceiver } from '../drafts/draftReceiver.ts';
import type { Handles } from '../handles/handles.ts';
import { hasNoBox } from '../handles/transformHandles.ts';
import type { Lasers } from '../laser/lasers.ts';
import type { Motion, MotionSource } from '../motion.ts';
import { isLinear } from '../points/lineEdit.ts';
import type { PreviewSlot } from '../preview.ts';
import type { Selection } from '../selection.ts';
import { MAX_SELECTED_PARTS, type SelectionBounds } from '../selectionBounds.ts';
import type { Snapping } from '../snapping/snapping.ts';
import type { OrientedBox } from '../transform/orientedBox.ts';
import { onlySelected, orientedBoxOf, spaceAround, widened } from '../transform/selectionFrame.ts';
import type { Viewport } from '../viewport.ts';
import { bindingItem } from './liveBinding.ts';
import { createLiveCanvas, type LiveItem } from './liveCanvas.ts';
import { guideItems } from './liveGuides.ts';
import { handleItems } from './liveHandles.ts';
import { laserItem } from './liveLasers.ts';
import { lassoItem } from './liveLasso.ts';
import { selectedLineItem } from './liveLine.ts';
import {
  brushItem,
  frameItem,
  groupItem,
  inMotion,
  type OutlineFrame,
  offsetOf,
  partsItem,
  selectionItems,
} from './liveOutlines.ts';
import { copyItems, shapeItem, storedItems } from './liveShapes.ts';
import { createLiveStrokes } from './liveStrokes.ts';
import type { Surface } from './surface.ts';
import { isSameView, type View, viewOf } from './tiles/view.ts';

/** LIMIT of boxes around what others have selected, all of them together. */
const MAX_OTHERS_PARTS = 400;

const NO_OFFSET: Point = { x: 0, y: 0 };
const NOTHING: ReadonlyMap<ShapeId, never> = new Map<ShapeId, never>();

export interface LiveLayerDeps {
  readonly store: Store;
  readonly viewport: Viewport;
  readonly selection: Selection;
  readonly selectionBounds: SelectionBounds;
  readonly handles: Handles;
  readonly preview: PreviewSlot;
  readonly snapping: Pick<Snapping, 'guides'>;
  readonly bindingHint: BindingHintSlot;
  readonly drafts: DraftReceiver;
  readonly collaborators: Collaborators;
  readonly lasers: Lasers;
  readonly motion: MotionSource;
}

/** The canvas of whatever moves: gestures in progress, ours and others', and boxes around what is selected. */
export interface LiveLayer {
  /** The canvas is blank: its size changed, or it is another. */
  invalidate(): void;
  /**
   * Draws what differs from the last time. `settling` are shapes that no tile shows yet as they are now: they are
   * drawn here until then.
   */
  render(surface: Surface, theme: Theme, settling: Iterable<ShapeId>): void;
}

export function createLiveLayer(deps: LiveLayerDeps): LiveLayer {
  const { store, viewport, selection, selectionBounds, handles, preview } = deps;
  const { snapping, bindingHint, drafts, collaborators, lasers, motion } = deps;
  const canvas = createLiveCanvas();
  const strokes = createLiveStrokes();
  let last: { view: View; theme: Theme } | undefined;

  function shapes(frame: OutlineFrame, settling: Iterable<ShapeId>): LiveItem[] {
    const { current } = preview;
    const drafted = current.kind === 'shape' ? [...drafts.shapes(), current.shape] : drafts.shapes();
    const drawn = current.kind === 'stroke' ? [...drafts.strokes(), current] : drafts.strokes();
    return [
      ...storedItems(store, motion.current, settling, frame),
      ...(current.kind === 'move' && current.isCopy ? copyItems(store, current, frame) : []),
      ...drafted.flatMap((shape) => shapeItem(shape, NO_OFFSET, frame) ?? []),
      ...drawn.map((stroke) => strokes.item(stroke, frame)),
    ];
  }

  function outlines(frame: OutlineFrame): LiveItem[] {
    const { current } = preview;
    // While many are being selected the box around them would be measured with every move, and is soon another.
    const isSelecting = current.kind === 'brush' || current.kind === 'lasso';
    const isBrushingMany = isSelecting && selection.ids.size > MAX_SELECTED_PARTS;
    return [
      ...othersOutlines(frame),
      ...(bindingHint.current ? [bindingItem(bindingHint.current, frame)] : []),
      ...(isBrushingMany ? [] : selected(frame)),
      ...handleItems(handles.shown, frame),
      ...frameBelow(frame),
      ...guideItems(snapping.guides, frame),
      ...(current.kind === 'brush' ? [brushItem(current.box, frame)] : []),
      ...(current.kind === 'lasso' ? [lassoItem(current.points, frame)] : []),
    ];
  }

  /** Around the frame that takes what is dragged. */
  function frameBelow(frame: OutlineFrame): LiveItem[] {
    const { current } = preview;
    const into = current.kind === 'move' && current.into ? store.get(current.into) : undefined;
    return into ? [partsItem('into', [into], frame.theme.selection, frame)] : [];
  }

  function selected(frame: OutlineFrame): LiveItem[] {
    const { current } = preview;
    if (current.kind === 'reshape' && current.isTyping) return [];
    const only = onlySelected({ store, selection });
    const line = only && (motion.current.reshaped.get(only.id) ?? only);
    if (isLinear(line) && line.rotation === 0 && hasNoBox(line))
      return [selectedLineItem(line, offsetOf(line.id, shownMotion()), frame)];
    const box = current.kind === 'reshape' && current.frame ? outlineOf(current.frame) : turnedBox();
    return [
      ...enteredGroup(frame),
      ...(box ? [frameItem(box, frame)] : selectionItems(selectionBounds.current, shownMotion(), frame)),
    ];
  }

  /** With as much space for lines as the box had before it changed. */
  function outlineOf(box: OrientedBox): OrientedBox {
    const area = selectionBounds.current;
    return area ? widened(box, Math.max(0, area.bounds.x - area.outline.x)) : box;
  }

  /** Not while something moves: nobody measures the group then. */
  function enteredGroup(frame: OutlineFrame): LiveItem[] {
    const around = preview.current.kind === 'none' && selectionBounds.current?.around;
    return around ? [groupItem(around, frame)] : [];
  }

  /** Copies that are dragged are what will be selected. */
  function shownMotion(): Motion {
    const { current } = preview;
    if (current.kind !== 'move' || !current.isCopy) return motion.current;
    return { hot: NOTHING, reshaped: NOTHING, lifted: current };
  }

  /** The box of the one shape that is selected, if it does not lie straight or needs more space than others. */
  function turnedBox(): OrientedBox | undefined {
    const only = onlySelected({ store, selection });
    const shape = only && (motion.current.reshaped.get(only.id) ?? only);
    const space = shape ? spaceAround(shape, viewport.camera.zoom) : 0;
    if (!shape || (shape.rotation === 0 && space === 0)) return undefined;
    const box = widened(orientedBoxOf(shape), shape.style.width / 2 + space);
    const { x, y } = offsetOf(shape.id, shownMotion());
    return { ...moveBox(box, x, y), rotation: box.rotation };
  }

  function laserTrails(frame: OutlineFrame): LiveItem[] {
    return lasers.trails.map((trail) => {
      const peer = collaborators.list.find(({ peerId }) => peerId === trail.peerId);
      return laserItem(trail, peer?.color ?? frame.theme.laser, lasers.nowMs, frame);
    });
  }

  function othersOutlines(frame: OutlineFrame): LiveItem[] {
    let left = MAX_OTHERS_PARTS;
    return collaborators.list.flatMap(({ peerId, presence, color }) => {
      const boxes = (presence?.selection ?? []).slice(0, left).flatMap((id) => boxAround(id) ?? []);
      left -= boxes.length;
      return boxes.length > 0 ? [partsItem(`parts of ${peerId}`, boxes, color, frame)] : [];
    });
  }

  function boxAround(id: ShapeId): Box | undefined {
    const shape = store.get(id);
    return shape && inMotion(outlineBox(shape), id, motion.current);
  }

  return {
    invalidate: canvas.invalidate,
    render(surface, theme, settling) {
      const view = viewOf(viewport.camera, surface);
      const frame = { view, theme, pixelRatio: surface.pixelRatio };
      if (!last || last.theme !== theme || !isSameView(last.view, view)) canvas.invalidate();
      last = { view, theme };
      canvas.show(surface.liveContext, view, [
        ...shapes(frame, settling),
        ...outlines(frame),
        ...laserTrails(frame),
      ]);
    },
  };
}
