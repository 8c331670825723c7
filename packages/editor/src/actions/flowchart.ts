import { boxCenter, createShapeId, isBindable, isGeometricType, type Shape } from '@drawbridge/board';
import { arrowThrough, writtenArrow } from '../binding/arrowEnds.ts';
import type { Direction } from '../binding/direction.ts';
import { existingEnd } from '../binding/existingEnd.ts';
import { neighbourIn } from '../binding/neighbours.ts';
import { placeBeside } from '../binding/placeBeside.ts';
import { onlySelected } from '../transform/selectionFrame.ts';
import type { ActionContext, ActionDeclaration } from './action.ts';
import { bringIntoView } from './goToShape.ts';

/** Diagrams, made and walked through step by step. */
export const flowchartActions = {
  addRight: add('right', 'Mod+ArrowRight'),
  addDown: add('down', 'Mod+ArrowDown'),
  addLeft: add('left', 'Mod+ArrowLeft'),
  addUp: add('up', 'Mod+ArrowUp'),
  goRight: go('right', 'Alt+ArrowRight'),
  goDown: go('down', 'Alt+ArrowDown'),
  goLeft: go('left', 'Alt+ArrowLeft'),
  goUp: go('up', 'Alt+ArrowUp'),
} satisfies Record<string, ActionDeclaration>;

function add(direction: Direction, key: string): ActionDeclaration {
  return {
    label: `Add a connected shape, ${direction}`,
    keys: [key],
    group: 'Arrange',
    helpLine: 'Add a connected shape',
    says: () => '',
    isEnabled: (context) => stepOf(context) !== undefined,
    run(context) {
      const shape = stepOf(context);
      if (!shape) return;
      const id = addBeside(context, shape, direction);
      context.selection.set([id]);
      bringIntoView(context, id, 0);
    },
  };
}

function go(direction: Direction, key: string): ActionDeclaration {
  return {
    label: `Go to the connected shape, ${direction}`,
    keys: [key],
    group: 'Edit',
    helpLine: 'Go to a connected shape',
    says: () => '',
    isEnabled: (context) => neighbourOf(context, direction) !== undefined,
    run(context) {
      const id = neighbourOf(context, direction);
      if (id === undefined) return;
      context.selection.set([id]);
      bringIntoView(context, id, 0);
    },
  };
}

/** The selected shape, if arrows can hold on to it. */
function stepOf(context: ActionContext): Shape | undefined {
  const shape = onlySelected(context);
  return shape && isBindable(shape) && shape.type !== 'frame' ? shape : undefined;
}

function neighbourOf(context: ActionContext, direction: Direction): string | undefined {
  const shape = onlySelected(context);
  return shape && neighbourIn(context.store, shape, direction);
}

/** A copy without words beside the shape, and an arrow that leads to it, as one step of undo. */
function addBeside(context: ActionContext, shape: Shape, direction: Direction): string {
  const { store, scene, steps, toolbox } = context;
  const offset = placeBeside(scene, shape, direction);
  return steps.run(() => {
    const [id = ''] = store.duplicate([shape.id], { dx: offset.x, dy: offset.y });
    store.update(id, { groups: [], link: '', ...(hasOwnWords(shape) && { text: '' }) });
    const copy = { ...shape, id, x: shape.x + offset.x, y: shape.y + offset.y };
    const lookup = (asked: string) => (asked === id ? copy : store.get(asked));
    const aim = (at: string) => existingEnd({ id: at, x: 0.5, y: 0.5, isInside: false }, lookup);
    const arrow = arrowThrough(
      {
        id: createShapeId(),
        points: [boxCenter(shape), boxCenter(copy)],
        style: { ...toolbox.styleOf('arrow'), route: 'elbow' },
        ends: { start: aim(shape.id), end: aim(id) },
      },
      lookup,
    );
    store.create({ ...writtenArrow(arrow), frame: shape.frame });
    return id;
  });
}

/** What a step of a diagram says, the next one does not. But a text without words would be nothing. */
function hasOwnWords({ type }: Shape): boolean {
  return isGeometricType(type) || type === 'sticky';
}
