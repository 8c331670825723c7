import type { Point } from '@drawbridge/board';
import { withContents } from '../changeable.ts';
import { moveShapes } from '../frames/moveShapes.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';
import { changeSelection } from './changeSelection.ts';

const NUDGE_PX = 1;
const BIG_NUDGE_PX = 10;

const up = { x: 0, y: -1 };
const right = { x: 1, y: 0 };
const down = { x: 0, y: 1 };
const left = { x: -1, y: 0 };

export const moveActions = {
  nudgeUp: nudge('up', 'ArrowUp', up, NUDGE_PX),
  nudgeRight: nudge('right', 'ArrowRight', right, NUDGE_PX),
  nudgeDown: nudge('down', 'ArrowDown', down, NUDGE_PX),
  nudgeLeft: nudge('left', 'ArrowLeft', left, NUDGE_PX),
  nudgeFarUp: nudge('up', 'Shift+ArrowUp', up, BIG_NUDGE_PX),
  nudgeFarRight: nudge('right', 'Shift+ArrowRight', right, BIG_NUDGE_PX),
  nudgeFarDown: nudge('down', 'Shift+ArrowDown', down, BIG_NUDGE_PX),
  nudgeFarLeft: nudge('left', 'Shift+ArrowLeft', left, BIG_NUDGE_PX),
} satisfies Record<string, ActionDeclaration>;

function nudge(name: string, key: string, direction: Point, px: number): ActionDeclaration {
  const offset = { dx: direction.x * px, dy: direction.y * px };
  return {
    label: `Move ${name} by ${px}`,
    keys: [key],
    helpLine: `Move by ${px}`,
    group: 'Arrange',
    isEnabled: hasSelection,
    says: (_, count) => (count > 0 ? `Moved ${name} by ${px}.` : ''),
    run: (context: ActionContext) =>
      void changeSelection(
        context,
        (ids) => moveShapes(context, withContents(context.store, ids), offset),
        'nudge',
      ),
  };
}
