import type { Point } from '@drawbridge/board';
import { type AlignTo, alignOffsets } from '../arrange/align.ts';
import { distributeOffsets } from '../arrange/distribute.ts';
import { arrangeableUnits, type Unit } from '../arrange/units.ts';
import { moveShapes } from '../frames/moveShapes.ts';
import type { ActionContext, ActionDeclaration } from './action.ts';

const MIN_ALIGNED = 2;
const MIN_DISTRIBUTED = 3;

export const alignActions = {
  alignLeft: align('Align left', ['Mod+Shift+ArrowLeft'], 'align-start-vertical', 'left'),
  alignCenter: align('Align centres', [], 'align-center-vertical', 'center'),
  alignRight: align('Align right', ['Mod+Shift+ArrowRight'], 'align-end-vertical', 'right'),
  alignTop: align('Align top', ['Mod+Shift+ArrowUp'], 'align-start-horizontal', 'top'),
  alignMiddle: align('Align middles', [], 'align-center-horizontal', 'middle'),
  alignBottom: align('Align bottom', ['Mod+Shift+ArrowDown'], 'align-end-horizontal', 'bottom'),
  distributeHorizontally: distribute(
    'Distribute horizontally',
    'Alt+H',
    'align-horizontal-distribute-center',
    'x',
  ),
  distributeVertically: distribute('Distribute vertically', 'Alt+V', 'align-vertical-distribute-center', 'y'),
} satisfies Record<string, ActionDeclaration>;

function align(label: string, keys: readonly string[], icon: string, to: AlignTo): ActionDeclaration {
  return arrange({ label, keys, icon }, MIN_ALIGNED, (units) =>
    alignOffsets(
      units.map(({ box }) => box),
      to,
    ),
  );
}

function distribute(label: string, key: string, icon: string, axis: 'x' | 'y'): ActionDeclaration {
  return arrange({ label, keys: [key], icon }, MIN_DISTRIBUTED, (units) =>
    distributeOffsets(
      units.map(({ box }) => box),
      axis,
    ),
  );
}

function arrange(
  look: Pick<ActionDeclaration, 'label' | 'keys' | 'icon'>,
  minUnits: number,
  offsetsOf: (units: readonly Unit[]) => readonly Point[],
): ActionDeclaration {
  return {
    ...look,
    ...{ group: 'Arrange', menu: 'selection', submenu: 'Align' },
    isEnabled: ({ selection }) => selection.ids.size >= minUnits,
    run(context: ActionContext) {
      const units = arrangeableUnits(context);
      if (units.length < minUnits) return;
      const offsets = offsetsOf(units);
      context.steps.run(() => {
        units.forEach(({ ids }, index) => {
          const { x, y } = offsets[index] ?? { x: 0, y: 0 };
          moveShapes(context, ids, { dx: x, dy: y });
        });
      });
    },
  };
}
