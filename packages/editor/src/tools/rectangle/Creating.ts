import { createShapeId, type NewShape, type RectangleShape } from '@drawbridge/board';
import { draftShape } from '../../drafts/draftShape.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';
import { dragBox } from './dragBox.ts';

/** A rectangle is being dragged out. A mere click makes nothing: it is more often a slip than a wish. */
export class Creating extends StateNode {
  private id = '';

  override onEnter(): void {
    this.id = createShapeId();
  }

  override onPointerMove(pointer: PointerInput): void {
    const shape = draftShape({ ...this.rectangle(pointer), id: this.id, rotation: 0 });
    this.context.preview.show({ kind: 'shape', shape });
  }

  override onPointerUp(pointer: PointerInput): void {
    if (!isDrag(pointer)) {
      this.goTo('idle');
      return;
    }
    const { store, steps, preview } = this.context;
    steps.run(() => store.create(this.rectangle(pointer)));
    preview.end('committed');
    this.goTo('idle');
    this.context.finishCreating([this.id]);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  private rectangle(pointer: PointerInput): NewShape<RectangleShape> {
    const box = dragBox(pointer.originPage, pointer.page, pointer);
    return { id: this.id, type: 'rectangle', ...box, style: this.context.style };
  }
}
