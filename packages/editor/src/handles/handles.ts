import type { Point } from '@drawbridge/board';
import type { PointerType } from '../input/inputEvents.ts';
import type { Handle, HandleContext, HandleProvider } from './handle.ts';
import { nearestHandle } from './nearestHandle.ts';

/** The handles over the selection: where they are, which one is under the pointer, and which one was taken. */
export interface Handles {
  /** None while something is in progress, or with a tool that has no use for them. The same list until it changes. */
  readonly shown: readonly Handle[];
  /** The one that the last press took. */
  readonly grabbed: Handle | undefined;
  /** The cursor of the one under the pointer. */
  readonly cursor: string | undefined;
  /** The pointer is over this place, not pressed. */
  hover(page: Point, pointerType: PointerType): void;
  /** A press: takes the handle there, if there is one. */
  grab(page: Point, pointerType: PointerType): Handle | undefined;
}

/** How far beside a handle one can still take it, in screen px: a finger needs 44 px altogether. */
const REACH_PX: Readonly<Record<PointerType, number>> = { mouse: 8, pen: 12, touch: 22 };

const NONE: readonly Handle[] = [];

export function createHandles(deps: {
  readonly providers: readonly HandleProvider[];
  readonly context: HandleContext;
  /** Whether the active state lets one take them. */
  readonly areShown: () => boolean;
  /** The mouse cursor has to look different. */
  readonly onChange: () => void;
}): Handles {
  const { providers, context, areShown, onChange } = deps;
  let known: { readonly by: readonly unknown[]; readonly handles: readonly Handle[] } | undefined;
  let grabbed: Handle | undefined;
  let hovered: Handle | undefined;

  function current(): readonly Handle[] {
    const area = context.selectionBounds.current;
    if (!area) return NONE;
    const by = [area, context.viewport.camera, context.selection.ids, context.chosenPoint.current];
    if (!known?.by.every((value, index) => value === by[index]))
      known = { by, handles: providers.flatMap((provide) => provide(context)) };
    return known.handles;
  }

  function shown(): readonly Handle[] {
    return areShown() ? current() : NONE;
  }

  function at(page: Point, pointerType: PointerType): Handle | undefined {
    return nearestHandle(shown(), page, REACH_PX[pointerType] / context.viewport.camera.zoom);
  }

  return {
    get shown() {
      return shown();
    },
    get grabbed() {
      return grabbed;
    },
    get cursor() {
      // The selection may have gone from under a pointer that rests.
      return shown().find(({ id }) => id === hovered?.id)?.cursor;
    },
    hover(page, pointerType) {
      const before = hovered;
      hovered = at(page, pointerType);
      if (hovered?.id !== before?.id || hovered?.cursor !== before?.cursor) onChange();
    },
    grab(page, pointerType) {
      grabbed = at(page, pointerType);
      return grabbed;
    },
  };
}
