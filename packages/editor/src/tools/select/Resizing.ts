import { resizeCursor } from '../../handles/cursors.ts';
import type { Handle } from '../../handles/handle.ts';
import { resizeSideOf } from '../../handles/transformHandles.ts';
import { snapDelta } from '../../snapping/snapDelta.ts';
import type { Edges } from '../../snapping/snapping.ts';
import type { OrientedBox } from '../../transform/orientedBox.ts';
import { type ResizeSide, resizeStretch } from '../../transform/resizeStretch.ts';
import { onlySelected, orientedBoxOf } from '../../transform/selectionFrame.ts';
import { type Stretch, stretchBox } from '../../transform/stretch.ts';
import { stretching, stretchShape, transformOf } from '../../transform/transformShape.ts';
import type { PointerInput } from '../stateNode.ts';
import { type Plan, Reshaping } from './Reshaping.ts';

const BOTTOM_RIGHT: ResizeSide = { x: 1, y: 1 };

/** A corner or a side is being dragged: Shift keeps the ratio, Alt the middle, and beyond the other side it turns over. */
export class Resizing extends Reshaping {
  private side = BOTTOM_RIGHT;
  private stretch: Stretch | undefined;

  override get cursor(): string {
    const { sx = 1, sy = 1, rotation = 0 } = this.stretch ?? {};
    const { x, y } = this.side;
    return resizeCursor({ x: sx < 0 ? opposite(x) : x, y: sy < 0 ? opposite(y) : y }, rotation);
  }

  override onEnter(): void {
    super.onEnter();
    this.context.snapping.begin(this.context.selection.ids);
  }

  override onExit(): void {
    this.stretch = undefined;
    this.context.snapping.end();
    super.onExit();
  }

  protected override makePlan(pointer: PointerInput, frame: OrientedBox, handle: Handle): Plan {
    this.side = resizeSideOf(handle) ?? BOTTOM_RIGHT;
    const { page, originPage, shift, alt, ctrl } = pointer;
    const dragged = { x: page.x - originPage.x, y: page.y - originPage.y };
    const options = { keepsRatio: shift !== this.keepsRatio(), isCentered: alt };
    const snap = (box: OrientedBox, edges: Edges) => this.context.snapping.edges(box, edges, ctrl);
    const delta = snapDelta({ frame, side: this.side, delta: dragged, options }, snap);
    const stretch = resizeStretch(frame, this.side, delta, options);
    this.stretch = stretch;
    const only = onlySelected(this.context);
    // Text gets other lines, and is as high as those.
    const isOwnHeight = only !== undefined && transformOf(only).isAsHighAsItsContent === true;
    return {
      ...stretching(stretch, only === undefined),
      frame: isOwnHeight ? orientedBoxOf(stretchShape(only, stretch)) : stretchBox(frame, stretch),
    };
  }

  /** Pictures and text do so by themselves, when it is their corner that is dragged. */
  private keepsRatio(): boolean {
    const only = onlySelected(this.context);
    const isCorner = this.side.x !== 0 && this.side.y !== 0;
    return isCorner && only !== undefined && transformOf(only).keepsRatio === true;
  }
}

function opposite(side: ResizeSide['x']): ResizeSide['x'] {
  if (side === 0) return 0;
  return side === 1 ? -1 : 1;
}
