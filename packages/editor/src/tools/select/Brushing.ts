import { type Box, boxFromCorners, type Shape, type ShapeId, type StoreChange } from '@drawbridge/board';
import { shownPartOf } from '../../shapes/frameClip.ts';
import { touchesBox } from '../../shapes/placed.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { boxDifference } from './boxDifference.ts';
import { createTouchedShapes, type TouchedShapes } from './touchedShapes.ts';

/**
 * A box is being dragged; what it touches is selected, together with what was before, groups as a whole. Each move looks only at
 * shapes near the strips by which the box grew or shrank, and at those that somebody has changed in the meantime.
 */
export class Brushing extends StateNode {
  private touched: TouchedShapes | undefined;
  private box: Box | undefined;
  private readonly changed = new Set<ShapeId>();
  private unfollow = () => {};

  override onEnter(pointer: PointerInput): void {
    this.touched = createTouchedShapes(this.context);
    this.box = undefined;
    this.changed.clear();
    this.unfollow = this.context.store.onChange((change) => this.followChange(change));
    this.onPointerMove(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    const box = boxFromCorners(pointer.originPage, pointer.page);
    for (const shape of this.candidates(box)) this.touched?.mark(shape.id, this.isTouchedBy(shape, box));
    this.box = box;
    this.touched?.publishSome();
    this.context.preview.show({ kind: 'brush', box });
  }

  override onPointerUp(): void {
    this.touched?.publish();
    this.goTo('idle');
  }

  override onInterrupt(): void {
    this.touched?.publish();
    this.goTo('idle');
  }

  override onCancel(): void {
    this.touched?.takeBack();
    this.goTo('idle');
  }

  override onExit(): void {
    this.unfollow();
    this.context.preview.end('cancelled');
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
  private followChange({ added, updated, removed }: StoreChange): void {
    for (const ids of [added, updated]) for (const id of ids) this.changed.add(id);
    for (const id of removed) this.touched?.forget(id);
  }
}
