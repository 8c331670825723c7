import {
  createShapeId,
  MAX_STROKE_POINTS,
  type ShapeId,
  type StrokePoint,
  type StrokeType,
} from '@drawbridge/board';
import type { StrokePreview } from '../../preview.ts';
import { type PointerInput, type StateClass, StateNode } from '../stateNode.ts';
import { clampPrediction } from './prediction.ts';
import { createStrokeInput, type StrokeInput } from './strokeInput.ts';
import { strokeToShape } from './strokeToShape.ts';

/** A stroke interrupted within this many screen px was the first finger of a pinch, not a drawing. */
const MIN_KEPT_TRAVEL_PX = 12;

/** The state of a tool that draws strokes of this type. */
export function drawing(type: StrokeType): StateClass {
  return class extends Drawing {
    protected override readonly type = type;
  };
}

/**
 * The pen is down. A stroke that outgrows MAX_STROKE_POINTS is stored and goes on in a new shape from where
 * it was; undo takes all its pieces back together.
 */
abstract class Drawing extends StateNode {
  protected abstract readonly type: StrokeType;
  private pieceIds: ShapeId[] = [];
  private input: StrokeInput | undefined;
  private isPen = false;
  private zoom = 1;

  override onEnter(pointer: PointerInput): void {
    this.isPen = pointer.pointerType === 'pen';
    this.zoom = this.context.viewport.camera.zoom;
    this.pieceIds = [];
    this.beginPiece();
    this.addSamples(pointer.samples);
    this.show();
  }

  override onPointerMove(pointer: PointerInput): void {
    const from = this.input?.tip;
    this.addSamples(pointer.samples);
    const to = this.input?.tip;
    this.show(from && to && clampPrediction({ from, to }, pointer.predicted, this.zoom));
  }

  override onPointerUp(pointer: PointerInput): void {
    this.addSamples(pointer.samples);
    this.storePiece();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.context.store.delete(this.pieceIds);
    this.goTo('idle');
  }

  /** Whatever ended the gesture, what was drawn is kept. */
  override onInterrupt(): void {
    if (this.pieceIds.length > 1 || this.travelPx() >= MIN_KEPT_TRAVEL_PX) this.storePiece();
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
    this.context.steps.end();
  }

  private beginPiece(first?: StrokePoint): void {
    this.input = createStrokeInput({ zoom: this.zoom, isPen: this.isPen });
    if (first) this.input.add(first);
    this.pieceIds.push(createShapeId());
  }

  private addSamples(samples: readonly StrokePoint[]): void {
    for (const sample of samples) {
      if ((this.input?.points.length ?? 0) >= MAX_STROKE_POINTS) {
        const last = this.input?.tip;
        this.storePiece();
        this.beginPiece(last);
      }
      this.input?.add(sample);
    }
  }

  private show(predicted?: readonly StrokePoint[]): void {
    const stroke = this.stroke();
    if (stroke) this.context.preview.show({ ...stroke, predicted });
  }

  private storePiece(): void {
    const stroke = this.stroke();
    if (!stroke) return;
    this.context.store.create(strokeToShape(stroke, this.zoom));
    this.context.preview.end('committed');
  }

  private stroke(): StrokePreview | undefined {
    const id = this.pieceIds.at(-1);
    if (!this.input || id === undefined) return undefined;
    const { points, tip } = this.input;
    const { type, isPen, context } = this;
    return { kind: 'stroke', id, type, style: context.style, isPen, points, tip };
  }

  private travelPx(): number {
    const points = this.input?.points ?? [];
    const first = points[0];
    return (
      Math.max(0, ...points.map(({ x, y }) => (first ? Math.hypot(x - first.x, y - first.y) : 0))) * this.zoom
    );
  }
}
