import { boxFromCorners, type ShapeId } from '@drawbridge/board';
import { touchesBox } from '../../shapes/placed.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';

/** A box is being dragged; what it touches is selected, together with what was before. */
export class Brushing extends StateNode {
  private before: ReadonlySet<ShapeId> = new Set();

  override onEnter(pointer: PointerInput): void {
    this.before = this.context.selection.ids;
    this.onPointerMove(pointer);
  }

  override onPointerMove(pointer: PointerInput): void {
    const { scene, selection, preview } = this.context;
    const box = boxFromCorners(pointer.originPage, pointer.page);
    const touched = scene.within(box).filter((shape) => touchesBox(shape, box));
    selection.set([...this.before, ...touched.map(({ id }) => id)]);
    preview.show({ kind: 'brush', box });
  }

  override onPointerUp(): void {
    this.goTo('idle');
  }

  override onCancel(): void {
    this.context.selection.set(this.before);
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }
}
