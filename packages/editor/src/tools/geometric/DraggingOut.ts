import { type Box, boxFromCorners, type Point, type ShapeId } from '@drawbridge/board';
import { type PointerInput, StateNode } from '../stateNode.ts';
import { dragBox } from './dragBox.ts';

const NOTHING: ReadonlySet<ShapeId> = new Set();

/** A box is being dragged out. Its corners snap to what there is, but for the one of a square, which is where it must be. */
export abstract class DraggingOut extends StateNode {
  private origin: Point = { x: 0, y: 0 };

  override onEnter(pointer: PointerInput): void {
    const { snapping } = this.context;
    snapping.begin(NOTHING);
    this.origin = snapping.point(pointer.originPage, pointer.ctrl);
  }

  override onCancel(): void {
    this.goTo('idle');
  }

  override onExit(): void {
    this.context.snapping.end();
    this.context.preview.end('cancelled');
  }

  protected boxAt(pointer: PointerInput): Box {
    return dragBox(this.origin, pointer.shift ? pointer.page : this.snapped(pointer), pointer);
  }

  private snapped({ page, ctrl }: PointerInput): Point {
    const { x = page.x, y = page.y } = this.context.snapping.edges(
      boxFromCorners(this.origin, page),
      page,
      ctrl,
    );
    return { x, y };
  }
}
