import type { Point } from '@drawbridge/board';
import { patchOf } from '../transform/patchOf.ts';
import { type ResizeSide, resizeStretch } from '../transform/resizeStretch.ts';
import { selectionFrame } from '../transform/selectionFrame.ts';
import { stretchShape } from '../transform/transformShape.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { changeSelection } from './changeSelection.ts';

/** In page px. */
const STEP_PX = 10;

export const resizeActions = {
  widen: resize('Wider', 'Alt+Shift+ArrowRight', { x: 1, y: 0 }, { x: STEP_PX, y: 0 }),
  narrow: resize('Narrower', 'Alt+Shift+ArrowLeft', { x: 1, y: 0 }, { x: -STEP_PX, y: 0 }),
  heighten: resize('Taller', 'Alt+Shift+ArrowDown', { x: 0, y: 1 }, { x: 0, y: STEP_PX }),
  shorten: resize('Shorter', 'Alt+Shift+ArrowUp', { x: 0, y: 1 }, { x: 0, y: -STEP_PX }),
} satisfies Record<string, ActionDeclaration>;

/** As if that side were dragged, but never beyond the other one. */
function resize(name: string, key: string, side: ResizeSide, step: Point): ActionDeclaration {
  return {
    label: `${name} by ${STEP_PX}`,
    keys: [key],
    helpLine: `Resize by ${STEP_PX}`,
    group: 'Arrange',
    isEnabled: hasSelection,
    says: (context) => sizeWords(context),
    run(context: ActionContext) {
      const frame = selectionFrame(context);
      if (!frame) return;
      const delta = turned(step, frame.rotation);
      const stretch = resizeStretch(frame, side, delta, { keepsRatio: false, isCentered: false });
      if (stretch.sx <= 0 || stretch.sy <= 0) return;
      changeSelection(
        context,
        (ids) => {
          for (const id of ids) {
            const shape = context.store.get(id);
            if (shape && !shape.locked)
              context.store.update(id, patchOf(shape, stretchShape(shape, stretch)));
          }
        },
        'resize',
      );
    },
  };
}

function sizeWords(context: ActionContext): string {
  const frame = selectionFrame(context);
  return frame ? `${Math.round(frame.w)} by ${Math.round(frame.h)}.` : '';
}

/** Along the sides of what lies turned. */
function turned({ x, y }: Point, rotation: number): Point {
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}
