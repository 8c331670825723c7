import {
  type Box,
  boxCenter,
  boxContainsBox,
  type NewShape,
  type Point,
  type Shape,
  type ShapeId,
} from '@drawbridge/board';
import type { ActionContext } from '../actions/action.ts';
import { fitShapes } from '../actions/zoom.ts';
import { fitNewText } from './newShape.ts';

/** Shapes that come onto the board some at a time, because they are very many; all of them are one step of undo. */
export interface Insertion {
  readonly total: number;
  /** By how much they lie elsewhere than they did. */
  readonly offset: Point;
  /** How many are there. */
  readonly done: number;
  /** Puts some there, for about so long. */
  goOn(forMs: number): void;
  /** Selects those that are there, and shows them unless they are all in view. */
  finish(): void;
  /** Takes back those that are there. */
  cancel(): void;
}

export interface NewShapes {
  /** Back to front, under ids that this board does not have. */
  readonly shapes: readonly NewShape<Shape>[];
  /** Where they are, all together. */
  readonly box: Box;
}

type InsertionContext = Pick<
  ActionContext,
  'store' | 'scene' | 'steps' | 'history' | 'selection' | 'viewport' | 'toolbox' | 'clock'
> & {
  /** Whether very many shapes are coming. */
  readonly setFilling: (isFilling: boolean) => void;
};

/** Between two looks at the clock. */
const SHAPES_AT_ONCE = 16;
/** Nothing joins it but its own parts. */
const STEP = 'insertion';

/** Nobody may change the board here meanwhile: what they did would be part of this step. */
export function createInsertion(
  { store, scene, steps, history, selection, viewport, toolbox, clock, setFilling }: InsertionContext,
  { shapes, box }: NewShapes,
  at: Point | undefined,
): Insertion {
  const isUntouched = store.size === 0 && at === undefined;
  const offset = isUntouched ? { x: 0, y: 0 } : offsetTo(at ?? viewport.toPage(viewport.center), box);
  const ids: ShapeId[] = [];

  function addSome(endMs: number): void {
    do {
      const some = shapes.slice(ids.length, ids.length + SHAPES_AT_ONCE);
      ids.push(...store.create(...some.map((shape) => moved(fitNewText(shape), offset))));
    } while (ids.length < shapes.length && clock.now() < endMs);
  }

  steps.end();
  setFilling(true);
  return {
    total: shapes.length,
    offset,
    get done() {
      return ids.length;
    },
    goOn(forMs) {
      const endMs = clock.now() + forMs;
      if (ids.length < shapes.length) steps.run(() => addSome(endMs), STEP, Number.POSITIVE_INFINITY);
    },
    finish() {
      setFilling(false);
      steps.end();
      toolbox.setTool('select');
      selection.set(ids);
      const bounds = scene.boundsOf(ids);
      if (bounds && !boxContainsBox(viewport.box, bounds)) fitShapes({ scene, store, viewport }, ids);
    },
    cancel() {
      setFilling(false);
      steps.end();
      if (ids.length > 0) history.undo();
    },
  };
}

/** By whole px: what lay on round numbers still does. */
function offsetTo(at: Point, box: Box): Point {
  const middle = boxCenter(box);
  return { x: Math.round(at.x - middle.x), y: Math.round(at.y - middle.y) };
}

function moved(shape: NewShape<Shape>, { x, y }: Point): NewShape<Shape> {
  return { ...shape, x: shape.x + x, y: shape.y + y };
}
