import { type Box, createShapeId, DEFAULT_STYLE } from '@drawbridge/board';
import { draftShape } from '../../drafts/draftShape.ts';
import { createFrame } from '../../frames/createFrame.ts';
import { dragBox } from '../geometric/dragBox.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';

/** A frame is being dragged out; what it surrounds in the end lies in it. */
export class Framing extends StateNode {
  private id = '';

  override onEnter(): void {
    this.id = createShapeId();
  }

  override onPointerMove(pointer: PointerInput): void {
    const shape = draftShape({ id: this.id, type: 'frame', ...boxOf(pointer), style: DEFAULT_STYLE });
    this.context.preview.show({ kind: 'shape', shape });
  }

  override onPointerUp(pointer: PointerInput): void {
    if (!isDrag(pointer)) {
      this.goTo('idle');
      return;
    }
    const { steps, preview } = this.context;
    steps.run(() => createFrame(this.context, this.id, boxOf(pointer)));
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
}

function boxOf(pointer: PointerInput): Box {
  return dragBox(pointer.originPage, pointer.page, pointer);
}
