import {
  isShapeType,
  type Shape,
  type ShapeId,
  type ShapeType,
  type Store,
  type StoreChange,
  type Style,
  type StyleKey,
} from '@drawbridge/board';
import { shapeUtils } from '@drawbridge/shapes';
import type { Clock } from '../clock.ts';
import type { Selection } from '../selection.ts';
import type { Toolbox } from '../toolbox.ts';

/**
 * The properties that the shapes in question have at all: what all of those that have one agree on, or that they do not. No
 * property when there are no such shapes.
 */
export type ShownStyle = { readonly [Key in StyleKey]?: Style[Key] | 'mixed' };

/** What a style panel shows: the selection, and without one the shapes that the tool makes. */
export interface ShownStyleSource {
  /** The same object as long as it says the same. */
  readonly current: ShownStyle;
  /** Which types are selected. */
  readonly types: ReadonlySet<ShapeType>;
  /** To be called after each change of the store. */
  follow(change: StoreChange): void;
  destroy(): void;
}

interface ShownStyleDeps {
  readonly store: Store;
  readonly selection: Selection;
  readonly toolbox: Pick<Toolbox, 'tool' | 'style'>;
  readonly clock: Clock;
  readonly onChange: () => void;
}

/** So many shapes are looked at within a frame, whatever else is in it. */
const MAX_AT_ONCE = 2000;
/** A selection of more shapes than this is looked at again a moment after one of them changed. */
const MAX_FOLLOWED = 100;
/** How long that moment is; and how often very many shapes are looked at while they change. */
const LOOK_INTERVAL_MS = 250;

const NO_STYLE: ShownStyle = {};
const NO_TYPES: ReadonlySet<ShapeType> = new Set();

export function createShownStyle(deps: ShownStyleDeps): ShownStyleSource {
  const { store, selection, toolbox, clock, onChange } = deps;
  let summary = summarize([]);
  /** What the summary is of; none when it is out of date. */
  let summarized: ReadonlySet<ShapeId> | undefined;
  let summarizedManyMs = -Infinity;
  let cancelLook: (() => void) | undefined;
  let ofTool: { tool: unknown; style: Style; shown: ShownStyle } | undefined;

  /** Of many shapes that change all the time, as those under a brush that grows, not in every frame. */
  function ofSelection(): Summary {
    const { ids } = selection;
    if (ids === summarized) return summary;
    const isMany = ids.size > MAX_AT_ONCE;
    if (isMany && clock.now() - summarizedManyMs < LOOK_INTERVAL_MS) {
      lookSoon();
      return summary;
    }
    summary = same(summary, summarize(shapesOf(ids)));
    summarized = ids;
    if (isMany) summarizedManyMs = clock.now();
    return summary;
  }

  function lookSoon(): void {
    cancelLook ??= clock.setTimer(lookAgain, LOOK_INTERVAL_MS);
  }

  function lookAgain(): void {
    cancelLook = undefined;
    summarized = undefined;
    onChange();
  }

  function* shapesOf(ids: ReadonlySet<ShapeId>): Iterable<Shape> {
    for (const id of ids) {
      const shape = store.get(id);
      // What is locked keeps its style.
      if (shape && !shape.locked) yield shape;
    }
  }

  function ofNextShapes(): ShownStyle {
    const { tool, style } = toolbox;
    if (ofTool?.tool === tool && ofTool.style === style) return ofTool.shown;
    // Tools that make shapes are called as these are.
    const keys = isShapeType(tool.id) ? shapeUtils[tool.id].styleKeys : [];
    const shown: ShownStyle = Object.fromEntries(keys.map((key) => [key, style[key]]));
    ofTool = { tool, style, shown };
    return shown;
  }

  return {
    get current() {
      return selection.ids.size > 0 ? ofSelection().style : ofNextShapes();
    },
    get types() {
      return selection.ids.size > 0 ? ofSelection().types : NO_TYPES;
    },
    follow({ updated, removed }) {
      const isTouched =
        [...updated].some((id) => selection.has(id)) || (removed.size > 0 && summarized !== undefined);
      if (!isTouched) return;
      if (selection.ids.size <= MAX_FOLLOWED) {
        summarized = undefined;
        return;
      }
      // Of many, one shape that changes or goes makes no difference that could not wait.
      summarized = selection.ids;
      lookSoon();
    },
    destroy: () => cancelLook?.(),
  };
}

interface Summary {
  readonly style: ShownStyle;
  readonly types: ReadonlySet<ShapeType>;
}

/** Styles are interned: of a board of 100,000 shapes only a few dozen are looked into. */
function summarize(shapes: Iterable<Shape>): Summary {
  const seen = new Map<ShapeType, Set<Style>>();
  const style: { [Key in StyleKey]?: unknown } = {};
  for (const shape of shapes) {
    const styles = seen.get(shape.type) ?? new Set();
    if (styles.has(shape.style)) continue;
    seen.set(shape.type, styles.add(shape.style));
    for (const key of shapeUtils[shape.type].styleKeys) {
      const value = shape.style[key];
      style[key] = !(key in style) || style[key] === value ? value : 'mixed';
    }
  }
  // Each value was taken from its own property.
  return seen.size > 0
    ? { style: style as ShownStyle, types: new Set(seen.keys()) }
    : { style: NO_STYLE, types: NO_TYPES };
}

/** The old one if it says the same. */
function same(before: Summary, after: Summary): Summary {
  const [a, b] = [Object.entries(before.style), Object.entries(after.style)];
  const isSame = a.length === b.length && b.every(([key, value]) => before.style[key as StyleKey] === value);
  return isSame ? { style: before.style, types: after.types } : after;
}
