import { type Box, createShapeId, type NewShape, type StickyShape } from '@drawbridge/board';
import { draftShape } from '../../drafts/draftShape.ts';
import { dragBox } from '../geometric/dragBox.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';

/** The side of a note that nobody dragged to size, in page px. */
const SIDE_PX = 200;

/** The pointer is down: a click puts a square note there, a drag one of that size. Either way one goes on writing on it. */
export class Creating extends StateNode {
  private id = '';

  override onEnter(): void {
    this.id = createShapeId();
  }

  override onPointerMove(pointer: PointerInput): void {
    if (isDrag(pointer))
      this.context.preview.show({ kind: 'shape', shape: draftShape(this.newNote(pointer)) });
  }

  override onPointerUp(pointer: PointerInput): void {
    const { store, steps, preview, finishCreating, editText } = this.context;
    const { id } = this;
    steps.run(() => store.create(this.newNote(pointer)));
    preview.end('committed');
    this.goTo('idle');
    finishCreating([id]);
    editText(id);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  private newNote(pointer: PointerInput): NewShape<StickyShape> {
    return { id: this.id, type: 'sticky', ...boxOf(pointer), style: this.context.style };
  }
}

function boxOf(pointer: PointerInput): Box {
  const { originPage, page } = pointer;
  if (isDrag(pointer)) return dragBox(originPage, page, pointer);
  return { x: page.x - SIDE_PX / 2, y: page.y - SIDE_PX / 2, w: SIDE_PX, h: SIDE_PX };
}
