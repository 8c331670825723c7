import { type Box, boxFromCorners, type Shape, type ShapeId, type StoreChange } from '@drawbridge/board';
import { shownPartOf, touchesBox } from '@drawbridge/shapes';
import type { PointerInput } from '../stateNode.ts';
import { boxDifference } from './boxDifference.ts';
import { SelectingTouched } from './SelectingTouched.ts';

/**
 * A box is being dragged; what it touches is selected, together with what was before, groups as a whole. Each move looks only at
 * shapes near the strips by which the box grew or shrank, and at those that somebody has changed in the meantime.
 */
export class Brushing extends SelectingTouched {
  private box: Box | undefined;
  private readonly changed = new Set<ShapeId>();

  override onEnter(pointer: PointerInput): void {
    this.box = undefined;
    this.changed.clear();
    super.onEnter(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    const box = boxFromCorners(pointer.originPage, pointer.page);
    for (const shape of this.candidates(box)) this.touched.mark(shape.id, this.isTouchedBy(shape, box));
    this.box = box;
    this.touched.publishSome();
    this.context.preview.show({ kind: 'brush', box });
  }

  /** Shapes that the brush may touch now and did not before, or the other way round. */
  private *candidates(box: Box): Iterable<Shape> {
    const { scene, store } = this.context;
    for (const id of this.changed) {
      const shape = store.get(id);
      if (shape) yield shape;
    }
    this.changed.clear();
    const strips = this.box ? [...boxDifference(box, this.box), ...boxDifference(this.box, box)] : [box];
    for (const strip of strips) yield* scene.touching(strip);
  }

  private isTouchedBy(shape: Shape, box: Box): boolean {
    if (shape.locked) return false;
    const shown = shownPartOf(box, shape, this.context.store.get);
    return shown !== undefined && touchesBox(shape, shown);
  }

  /** What has changed is looked at with the next move, as the index may not know of it yet. */
  protected override followChange(change: StoreChange): void {
    super.followChange(change);
    for (const ids of [change.added, change.updated]) for (const id of ids) this.changed.add(id);
  }
}
