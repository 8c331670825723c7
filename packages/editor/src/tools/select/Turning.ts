import { boxCenter, type Point } from '@drawbridge/board';
import { turnCursor } from '../../handles/cursors.ts';
import type { OrientedBox } from '../../transform/orientedBox.ts';
import { selectionFrame } from '../../transform/selectionFrame.ts';
import { turning } from '../../transform/transformShape.ts';
import { type Turn, turnBox } from '../../transform/turn.ts';
import type { PointerInput } from '../stateNode.ts';
import { type Plan, Reshaping } from './Reshaping.ts';

/** With Shift, angles are multiples of this: 15°. */
const STEP_RADIANS = Math.PI / 12;

/** The knob is being dragged: everything turns about the middle of the selection. */
export class Turning extends Reshaping {
  private rotation = 0;

  override get cursor(): string {
    return turnCursor(this.rotation);
  }

  override onEnter(): void {
    super.onEnter();
    this.rotation = selectionFrame(this.context)?.rotation ?? 0;
  }

  protected override makePlan({ page, originPage, shift }: PointerInput, frame: OrientedBox): Plan {
    const center = boxCenter(frame);
    const turned = frame.rotation + angleOf(center, page) - angleOf(center, originPage);
    this.rotation = shift ? STEP_RADIANS * Math.round(turned / STEP_RADIANS) : turned;
    const turn: Turn = { center, radians: this.rotation - frame.rotation };
    return { ...turning(turn), frame: turnBox(frame, turn) };
  }
}

function angleOf(center: Point, point: Point): number {
  return Math.atan2(point.y - center.y, point.x - center.x);
}
