import { boxCenter, createShapeId, isBindable, type Shape } from '@drawbridge/board';
import { arrowThrough, writtenArrow } from '../binding/arrowEnds.ts';
import type { FoundBinding } from '../binding/findBinding.ts';
import type { ActionContext, ActionDeclaration } from './action.ts';

export const connectActions = {
  connect: {
    label: 'Connect with an arrow',
    keys: ['Alt+C'],
    group: 'Arrange',
    icon: 'move-up-right',
    menu: 'selection',
    isEnabled: (context: ActionContext) => pairOf(context) !== undefined,
    says: () => 'Connected.',
    run(context: ActionContext) {
      const pair = pairOf(context);
      if (!pair) return;
      const { store, steps, selection, toolbox } = context;
      const [from, to] = pair;
      const id = createShapeId();
      const points = [boxCenter(from), boxCenter(to)];
      const ends = { start: aimedAt(from), end: aimedAt(to) };
      const shown = arrowThrough({ id, points, ends, style: toolbox.styleOf('arrow') }, store.get);
      steps.run(() => store.create(writtenArrow(shown)));
      selection.set([id]);
    },
  },
} satisfies Record<string, ActionDeclaration>;

/** Two shapes that an arrow can hold on to, in the order in which they were selected. */
function pairOf({ selection, store }: ActionContext): readonly [Shape, Shape] | undefined {
  if (selection.ids.size !== 2) return undefined;
  const [from, to] = [...selection.ids].flatMap((id) => store.get(id) ?? []);
  const isPair = from && to && [from, to].every((shape) => isBindable(shape) && !shape.locked);
  return isPair ? [from, to] : undefined;
}

/** At the shape as a whole. */
function aimedAt(shape: Shape): FoundBinding {
  const binding = { id: shape.id, x: 0.5, y: 0.5, isInside: false };
  return { binding, hint: { shape, magnets: [], anchor: undefined } };
}
