import { createShapeId, type GeometricShape, type GeometricType, type NewShape } from '@drawbridge/board';
import { draftShape } from '../../drafts/draftShape.ts';
import type { PointerInput, StateClass } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';
import { DraggingOut } from './DraggingOut.ts';

/** The state of a tool that makes shapes of this type. */
export function creating(type: GeometricType): StateClass {
  return class extends Creating {
    protected override readonly type = type;
  };
}

/** A shape is being dragged out. A mere click makes nothing: it is more often a slip than a wish. */
abstract class Creating extends DraggingOut {
  protected abstract readonly type: GeometricType;
  private id = '';

  override onEnter(pointer: PointerInput): void {
    super.onEnter(pointer);
    this.id = createShapeId();
  }

  override onPointerMove(pointer: PointerInput): void {
    const shape = draftShape(this.newShape(pointer));
    this.context.preview.show({ kind: 'shape', shape });
  }

  override onPointerUp(pointer: PointerInput): void {
    if (!isDrag(pointer)) {
      this.goTo('idle');
      return;
    }
    const { store, steps, preview } = this.context;
    steps.run(() => store.create(this.newShape(pointer)));
    preview.end('committed');
    this.goTo('idle');
    this.context.finishCreating([this.id]);
  }

  private newShape(pointer: PointerInput): NewShape<GeometricShape> {
    return { id: this.id, type: this.type, ...this.boxAt(pointer), style: this.context.style };
  }
}
