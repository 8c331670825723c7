import { createShapeId, DEFAULT_STYLE } from '@drawbridge/board';
import { draftShape } from '../../drafts/draftShape.ts';
import { createFrame } from '../../frames/createFrame.ts';
import { DraggingOut } from '../geometric/DraggingOut.ts';
import type { PointerInput } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';

/** A frame is being dragged out; what it surrounds in the end lies in it. */
export class Framing extends DraggingOut {
  private id = '';

  override onEnter(pointer: PointerInput): void {
    super.onEnter(pointer);
    this.id = createShapeId();
  }

  override onPointerMove(pointer: PointerInput): void {
    const box = this.boxAt(pointer);
    const shape = draftShape({ id: this.id, type: 'frame', ...box, style: DEFAULT_STYLE });
    this.context.preview.show({ kind: 'shape', shape });
  }

  override onPointerUp(pointer: PointerInput): void {
    if (!isDrag(pointer)) {
      this.goTo('idle');
      return;
    }
    const { steps, preview, finishCreating } = this.context;
    const { id } = this;
    const box = this.boxAt(pointer);
    steps.run(() => createFrame(this.context, id, box));
    preview.end('committed');
    this.goTo('idle');
    finishCreating([id]);
  }
}
