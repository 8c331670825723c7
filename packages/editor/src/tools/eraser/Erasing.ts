import { boxFromCorners, expandBox, type Point, type Shape, type ShapeId } from '@drawbridge/board';
import { isSwept } from '@drawbridge/shapes';
import { firstOf } from '../../firstOf.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { hitTolerance } from '../toolContext.ts';
import { faded } from './faded.ts';
import { takenWith } from './takenWith.ts';

/** LIMIT of shapes that are shown fading; what is beyond it goes when the eraser comes up. */
const MAX_FADED_SHAPES = 200;

/** The eraser is down: what it goes over fades, with Alt it comes back, and what is faded in the end is gone. */
export class Erasing extends StateNode {
  private readonly taken = new Set<ShapeId>();
  private at: Point = { x: 0, y: 0 };

  override onEnter(pointer: PointerInput): void {
    this.taken.clear();
    this.at = pointer.page;
    this.sweep(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    this.sweep(pointer);
  }

  override onPointerUp(pointer: PointerInput): void {
    this.sweep(pointer);
    const { store, steps, preview } = this.context;
    if (this.taken.size > 0) {
      steps.run(() => store.delete(this.taken));
      preview.end('committed');
    }
    this.goTo('idle');
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  private sweep(pointer: PointerInput): void {
    const before = this.taken.size;
    let hasChanged = false;
    // None when only Alt was pressed: then it counts for what is under the pointer.
    for (const to of pointer.samples.length > 0 ? pointer.samples : [pointer.page]) {
      for (const shape of this.touched(to, pointer)) hasChanged = this.take(shape, pointer.alt) || hasChanged;
      this.at = to;
    }
    if (hasChanged || this.taken.size !== before) this.show();
  }

  /** What lies between the last position and this one. */
  private touched(to: Point, { pointerType }: PointerInput): Shape[] {
    const { scene } = this.context;
    const tolerance = hitTolerance(this.context, pointerType);
    return scene
      .shownIn(expandBox(boxFromCorners(this.at, to), tolerance))
      .filter((shape) => !shape.locked && scene.isSeenAt(shape, to))
      .filter((shape) => isSwept(shape, this.at, to, tolerance));
  }

  /** Whether that changed anything. */
  private take(shape: Shape, givesBack: boolean): boolean {
    if (this.taken.has(shape.id) !== givesBack) return false;
    for (const id of takenWith(this.context.store, shape)) {
      if (givesBack) this.taken.delete(id);
      else this.taken.add(id);
    }
    return true;
  }

  private show(): void {
    const { store, preview } = this.context;
    const shapes = new Map<ShapeId, Shape>();
    for (const id of firstOf(this.taken, MAX_FADED_SHAPES)) {
      const shape = store.get(id);
      if (shape) shapes.set(id, faded(shape));
    }
    preview.show({ kind: 'reshape', shapes });
  }
}
