import {
  boxCenter,
  compareOrder,
  type NewShape,
  type Point,
  renewIds,
  type Shape,
  type ShapeId,
  type Style,
  unionBoxes,
} from '@drawbridge/board';
import type { ActionContext } from '../actions/action.ts';
import { frameAround } from '../frames/membership.ts';
import { createInsertion, type Insertion, type NewShapes } from './insertion.ts';
import { fitNewText, newShapeBounds } from './newShape.ts';

/** Shapes that come and go by other ways than being drawn: the clipboard, files. */
export interface Exchange {
  /** What is selected, and all that lies in selected frames, back to front. */
  selected(): readonly Shape[];
  /** The whole board, back to front. */
  all(): readonly Shape[];
  /** Takes shapes off the board, as one step of undo. Those that are locked stay. */
  remove(shapes: Iterable<Shape>): void;
  /**
   * Puts shapes on top of the board and selects them, as one step of undo: as they lie to each other, with their middle at
   * this point of the page or in the middle of the view. They get ids and groups of their own. False where nothing may be
   * changed.
   */
  insert(shapes: readonly NewShape<Shape>[], at?: Point): boolean;
  /**
   * The same for very many, some at a time, with their middle at this point; without one they come into the middle of the view, and
   * onto an empty board where they were. Undefined where nothing may be changed.
   */
  beginInsertion(shapes: NewShapes, at?: Point): Insertion | undefined;
  /** Where the pointer is over the board, in page px. */
  readonly pointer: Point | undefined;
  /** Of the shapes to come. */
  readonly style: Style;
  /** For a screen reader, as copying shows nothing. */
  announce(words: string): void;
}

interface ExchangeDeps {
  readonly context: Pick<
    ActionContext,
    'store' | 'scene' | 'steps' | 'history' | 'selection' | 'viewport' | 'toolbox' | 'clock'
  >;
  /** Ends a gesture in progress. */
  readonly interrupt: () => void;
  /** Where the pointer is over the board, in page px. */
  readonly pointer: () => Point | undefined;
  readonly say: (words: string) => void;
  /** Whether very many shapes are coming. */
  readonly setFilling: (isFilling: boolean) => void;
}

export function createExchange({ context, interrupt, pointer, say, setFilling }: ExchangeDeps): Exchange {
  const { store, scene, steps, selection, viewport, toolbox } = context;

  function selected(): readonly Shape[] {
    const ids = new Set<ShapeId>();
    for (const id of selection.ids) {
      ids.add(id);
      if (store.get(id)?.type === 'frame') for (const inside of store.inFrame(id)) ids.add(inside);
    }
    return [...ids].flatMap((id) => store.get(id) ?? []).sort(compareOrder);
  }

  /** What is put down within a frame lies in it; frames themselves lie in none. */
  function intoFrame(shapes: readonly NewShape<Shape>[]): readonly NewShape<Shape>[] {
    const bounds = unionBoxes(shapes.map(newShapeBounds));
    const frame = bounds ? frameAround(scene, bounds) : '';
    if (frame === '') return shapes;
    return shapes.map((shape) => (shape.type === 'frame' || shape.frame ? shape : { ...shape, frame }));
  }

  return {
    selected,
    all: store.sorted,
    remove(shapes) {
      if (toolbox.isReadOnly) return;
      interrupt();
      const ids = [...shapes].filter(({ locked }) => !locked).map(({ id }) => id);
      if (ids.length > 0) steps.run(() => store.delete(ids));
    },
    insert(shapes, at = viewport.toPage(viewport.center)) {
      if (toolbox.isReadOnly) return false;
      interrupt();
      const placed = renewIds(moveTo(shapes.map(fitNewText), at));
      const ids = steps.run(() => store.create(...intoFrame(placed)));
      toolbox.setTool('select');
      selection.set(ids);
      return true;
    },
    beginInsertion(shapes, at) {
      if (toolbox.isReadOnly) return undefined;
      interrupt();
      return createInsertion({ ...context, setFilling }, shapes, at);
    },
    get pointer() {
      return pointer();
    },
    get style() {
      return toolbox.style;
    },
    announce: say,
  };
}

/** Their middle at this point, by whole px: what lay on round numbers still does. */
function moveTo(shapes: readonly NewShape<Shape>[], at: Point): NewShape<Shape>[] {
  const bounds = unionBoxes(shapes.map(newShapeBounds));
  if (!bounds) return [];
  const middle = boxCenter(bounds);
  const [dx, dy] = [Math.round(at.x - middle.x), Math.round(at.y - middle.y)];
  return shapes.map((shape) => ({ ...shape, x: shape.x + dx, y: shape.y + dy }));
}
