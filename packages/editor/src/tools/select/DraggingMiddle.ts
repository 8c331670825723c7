import { type ArrowShape, elbowMiddleAt, resolveArrow, type ShapeId } from '@drawbridge/board';
import { middleAxisOf } from '../../handles/pointHandles.ts';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { isDrag } from '../toolContext.ts';

/** Near to halfway between the ends, one means that; of the way between them. */
const HALFWAY_REACH = 0.03;
const HALFWAY = 0.5;

/** The piece in the middle of the selected elbow arrow is being dragged: it says where the arrow turns. */
export class DraggingMiddle extends StateNode {
  private id: ShapeId = '';
  private axis: 'x' | 'y' | undefined;
  private hasMoved = false;

  override get cursor(): string {
    return this.axis === 'x' ? 'ew-resize' : 'ns-resize';
  }

  override onEnter(): void {
    const { handles, selection } = this.context;
    const [id = ''] = selection.ids;
    this.id = id;
    this.axis = handles.grabbed && middleAxisOf(handles.grabbed);
    this.hasMoved = false;
  }

  override onPointerMove(pointer: PointerInput): void {
    this.hasMoved ||= isDrag(pointer);
    const shown = this.hasMoved && this.turnedBy(pointer);
    if (shown) this.context.preview.show({ kind: 'reshape', shapes: new Map([[this.id, shown]]) });
  }

  override onPointerUp(pointer: PointerInput): void {
    const { store, steps, preview, editText } = this.context;
    const shown = this.hasMoved ? this.turnedBy(pointer) : undefined;
    if (shown) {
      steps.run(() => store.update(this.id, { middle: shown.middle }));
      preview.end('committed');
    }
    this.goTo('idle');
    // In the middle of the way is its text.
    if (!this.hasMoved && pointer.clicks === 2) editText(this.id);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.preview.end('cancelled');
  }

  private turnedBy({ page }: PointerInput): ArrowShape | undefined {
    const { store } = this.context;
    const arrow = store.get(this.id);
    if (arrow?.type !== 'arrow' || !this.axis) return undefined;
    const share = elbowMiddleAt(arrow, store.get, this.axis, page[this.axis]);
    if (share === undefined) return undefined;
    const middle = Math.abs(share - HALFWAY) <= HALFWAY_REACH ? HALFWAY : share;
    return resolveArrow({ ...arrow, middle }, store.get);
  }
}
