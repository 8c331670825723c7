import { anchorPoint, type Point, type ShapeId } from '@drawbridge/board';
import type { PointerInput } from '../tools/stateNode.ts';
import { type ActionContext, type ActionDeclaration, hasSelection } from './action.ts';

/** How large a shape is that nobody dragged out, in screen px. */
const PLACED_SIZE_PX = { width: 160, height: 100 };

export const placeActions = {
  placeShape: {
    label: 'Put a shape in the middle of the view',
    keys: ['Enter'],
    group: 'Edit',
    // While one may only look there is no tool that would draw.
    onlyLooks: true,
    isEnabled: ({ toolbox }: ActionContext) => toolbox.tool.placing !== undefined,
    says: () => '',
    run(context: ActionContext) {
      const { placing } = context.toolbox.tool;
      if (!placing) return;
      const made = shapesMadeBy(context, () => gesture(context, placing));
      // A locked tool does not select what it made, but the keyboard has nothing else to go on with.
      if (made.length > 0) context.selection.set(made);
    },
  },
  comment: {
    label: 'Comment',
    keys: ['Shift+C'],
    group: 'Edit',
    icon: 'message-circle',
    menu: 'selection',
    isEnabled: hasSelection,
    says: () => '',
    run({ selection, store, beginComment }: ActionContext) {
      const shape = [...selection.ids].flatMap((id) => store.get(id) ?? [])[0];
      if (shape) beginComment({ point: anchorPoint({ x: 1, y: 0 }, shape), shape: shape.id });
    },
  },
} satisfies Record<string, ActionDeclaration>;

/** What the pointer would do: the tool knows no difference. */
function gesture({ toolbox, viewport }: ActionContext, placing: 'drag' | 'click'): void {
  const { x, y } = viewport.center;
  const [w, h] = placing === 'drag' ? [PLACED_SIZE_PX.width / 2, PLACED_SIZE_PX.height / 2] : [0, 0];
  const [from, to] = [
    { x: x - w, y: y - h },
    { x: x + w, y: y + h },
  ];
  const pointerAt = (screen: Point): PointerInput => ({
    screen,
    page: viewport.toPage(screen),
    originScreen: from,
    originPage: viewport.toPage(from),
    samples: [{ ...viewport.toPage(screen), pressure: 0.5 }],
    predicted: [],
    clicks: 1,
    pointerType: 'mouse',
    shift: false,
    alt: false,
    ctrl: false,
  });
  toolbox.activeState.onPointerDown(pointerAt(from));
  toolbox.activeState.onPointerMove(pointerAt(to));
  toolbox.activeState.onPointerUp(pointerAt(to));
}

function shapesMadeBy({ store }: ActionContext, run: () => void): readonly ShapeId[] {
  const made: ShapeId[] = [];
  const stop = store.onChange(({ added }) => made.push(...added));
  run();
  stop();
  return made;
}
