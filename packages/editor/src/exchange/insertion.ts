import {
  type Box,
  boxCenter,
  boxContainsBox,
  expandBox,
  type NewShape,
  type Point,
  type Shape,
  type ShapeId,
} from '@drawbridge/board';
import type { ActionContext } from '../actions/action.ts';
import { fitShapes } from '../actions/zoom.ts';
import { FIT_MARGIN_PX } from '../camera.ts';
import { fitNewText } from './newShape.ts';

/** Shapes that come onto the board some at a time, because they are very many; all of them are one step of undo. */
export interface Insertion {
  readonly total: number;
  /** By how much they lie elsewhere than they did. */
  readonly offset: Point;
  /** How many are there. */
  readonly done: number;
  /** Puts some there, as many as take about so long with all that follows from them at once. */
  goOn(forMs: number): void;
  /** Selects those that are there, and shows them unless they are all in view. */
  finish(): void;
  /** Takes back those that are there, for good. */
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

/** In the first turn, whose code has not run before. */
const FIRST_SHAPES = 4;
/** At most: what is much larger is cut into several messages, which takes time of its own. */
const MOST_SHAPES = 128;
/** At most, from one turn to the next: the next shapes may be larger than the last. */
const MOST_GROWTH = 2;
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

  let count = FIRST_SHAPES;

  function addSome(): void {
    const some = shapes.slice(ids.length, ids.length + count);
    ids.push(...store.create(...some.map((shape) => moved(fitNewText(shape), offset))));
  }

  /** What the whole turn takes is learned from the last: most of it comes after the shapes, from all who follow the board. */
  function learn(tookMs: number, forMs: number): void {
    const growth = Math.min(forMs / Math.max(tookMs, 1), MOST_GROWTH);
    count = Math.min(Math.max(Math.floor(count * growth), 1), MOST_SHAPES);
  }

  /** What lies where it did may be at the very edge of the view, under what is around the canvas. */
  function clearView(): Box {
    return isUntouched ? expandBox(viewport.box, -FIT_MARGIN_PX / viewport.camera.zoom) : viewport.box;
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
      if (ids.length === shapes.length) return;
      const startMs = clock.now();
      steps.run(addSome, STEP, Number.POSITIVE_INFINITY);
      learn(clock.now() - startMs, forMs);
    },
    finish() {
      setFilling(false);
      steps.end();
      toolbox.setTool('select');
      selection.set(ids);
      const bounds = scene.boundsOf(ids);
      if (bounds && !boxContainsBox(clearView(), bounds)) fitShapes({ scene, store, viewport }, ids);
    },
    cancel() {
      setFilling(false);
      steps.end();
      if (ids.length > 0) history.discard();
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
