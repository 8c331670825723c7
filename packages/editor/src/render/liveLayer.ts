import {
  type Box,
  compareOrder,
  expandBox,
  type Point,
  type Shape,
  type ShapeId,
  type Store,
  unionBoxes,
} from '@drawbridge/board';
import type { Collaborators } from '../collaborators/collaborators.ts';
import type { DraftReceiver } from '../drafts/draftReceiver.ts';
import { strokeDraftShape } from '../drafts/draftShape.ts';
import type { PreviewSlot } from '../preview.ts';
import type { Selection } from '../selection.ts';
import { drawShape, shapeBounds } from '../shapes/placed.ts';
import type { Theme } from '../theme.ts';
import type { Viewport } from '../viewport.ts';
import { createOutlines, type Outlines } from './outlines.ts';
import type { Surface } from './surface.ts';

/** Space between a shape and its selection box, in screen px. */
const SELECTION_MARGIN_PX = 5;
const SELECTION_WIDTH_PX = 1.5;
const PART_WIDTH_PX = 1;

export interface LiveLayerDeps {
  readonly store: Store;
  readonly viewport: Viewport;
  readonly selection: Selection;
  readonly preview: PreviewSlot;
  readonly drafts: DraftReceiver;
  readonly collaborators: Collaborators;
}

/** The canvas of whatever moves: gestures in progress, ours and others', and boxes around what is selected. */
export interface LiveLayer {
  /** How far each shape in motion is from its place in the document. The static layer leaves these out. */
  offsets(): ReadonlyMap<ShapeId, Point>;
  render(surface: Surface, theme: Theme): void;
}

export function createLiveLayer(deps: LiveLayerDeps): LiveLayer {
  const { store, viewport, selection, preview, drafts, collaborators } = deps;

  /** Where others and we disagree, our own hand counts: it is what this user looks at. */
  function offsets(): ReadonlyMap<ShapeId, Point> {
    const { current } = preview;
    if (current.kind !== 'move') return drafts.offsets();
    const own = { x: current.dx, y: current.dy };
    return new Map([...drafts.offsets(), ...[...current.ids].map((id) => [id, own] as const)]);
  }

  function render(surface: Surface, theme: Theme): void {
    const { liveContext: context, pixelRatio } = surface;
    const { camera } = viewport;
    const scale = camera.zoom * pixelRatio;
    const inMotion = offsets();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, Math.ceil(surface.width * pixelRatio), Math.ceil(surface.height * pixelRatio));
    context.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
    const shapes = [...placed(inMotion.keys(), inMotion), ...drafts.shapes(), ...ownDraft()];
    for (const shape of shapes) drawShape(context, shape, theme);
    context.setTransform(1, 0, 0, 1, 0, 0);
    drawOutlines(createOutlines(context, camera, pixelRatio), inMotion, theme);
  }

  /** The shapes as they are shown, back to front: those in motion where the motion has brought them. */
  function placed(ids: Iterable<ShapeId>, inMotion: ReadonlyMap<ShapeId, Point>): Shape[] {
    return [...ids]
      .flatMap((id) => store.get(id) ?? [])
      .sort(compareOrder)
      .map((shape) => moveShape(shape, inMotion.get(shape.id)));
  }

  function ownDraft(): Shape[] {
    const { current } = preview;
    if (current.kind === 'shape') return [current.shape];
    if (current.kind !== 'stroke') return [];
    const points = current.tip ? [...current.points, current.tip] : current.points;
    return [strokeDraftShape({ ...current, points })];
  }

  function drawOutlines(outlines: Outlines, inMotion: ReadonlyMap<ShapeId, Point>, theme: Theme): void {
    for (const { presence, color } of collaborators.list) {
      for (const shape of placed(presence?.selection ?? [], inMotion)) {
        outlines.stroke(boxAround(shape), color, PART_WIDTH_PX);
      }
    }
    const boxes = placed(selection.ids, inMotion).map(boxAround);
    const union = unionBoxes(boxes);
    if (boxes.length > 1) for (const box of boxes) outlines.stroke(box, theme.selectionPart, PART_WIDTH_PX);
    if (union) outlines.stroke(union, theme.selection, SELECTION_WIDTH_PX);
    if (preview.current.kind !== 'brush') return;
    outlines.fill(preview.current.box, theme.brushFill);
    outlines.stroke(preview.current.box, theme.selection, PART_WIDTH_PX);
  }

  function boxAround(shape: Shape): Box {
    return expandBox(shapeBounds(shape), shape.style.width / 2 + SELECTION_MARGIN_PX / viewport.camera.zoom);
  }

  return { offsets, render };
}

function moveShape(shape: Shape, offset: Point | undefined): Shape {
  return offset ? { ...shape, x: shape.x + offset.x, y: shape.y + offset.y } : shape;
}
