import {
  type Box,
  type Shape,
  type ShapeId,
  type Store,
  type StoreChange,
  unionBoxes,
} from '@drawbridge/board';
import { outlineBox, shapeBounds } from '@drawbridge/shapes';
import type { Clock } from './clock.ts';
import { enteredGroups, unitsAmong } from './groups/units.ts';
import type { Scene } from './scene.ts';
import type { Selection } from './selection.ts';
import { createThrottle } from './throttle.ts';

/** Where the selected shapes are, remembered: looked at anew only after they, or which they are, changed. */
export interface SelectionBounds {
  /** The same object as long as nothing changes; `undefined` when nothing is selected. */
  readonly current: SelectedArea | undefined;
  /** To be called after each change of the store. Looks at the shapes that changed, not at those selected. */
  follow(change: StoreChange): void;
  destroy(): void;
}

/** In page px, as the document has the shapes. */
export interface SelectedArea {
  /** The box around all, without the width of lines: a press within it takes the selection. */
  readonly bounds: Box;
  /** The same with the width of lines; of a large selection, about so. */
  readonly outline: Box;
  /** Each shape's own box; none when there are more than MAX_SELECTED_PARTS. */
  readonly parts: ReadonlyMap<ShapeId, Box>;
  /** Those shapes, each group of them together. */
  readonly units: readonly (readonly ShapeId[])[];
  /** The box around the group that one has gone into. */
  readonly around: Box | undefined;
}

/** More boxes than this hide what they are around, and take longer than a frame. */
export const MAX_SELECTED_PARTS = 500;
/** How often a large selection is measured while others change shapes in it; until then the box only grows. */
const MEASURE_INTERVAL_MS = 1000;

const NO_PARTS: ReadonlyMap<ShapeId, Box> = new Map();

interface SelectionBoundsDeps {
  readonly store: Store;
  readonly scene: Scene;
  readonly selection: Selection;
  readonly clock: Clock;
  readonly onChange: () => void;
}

export function createSelectionBounds(deps: SelectionBoundsDeps): SelectionBounds {
  const { store, scene, selection, clock, onChange } = deps;
  const measuring = createThrottle(clock, MEASURE_INTERVAL_MS, forget);
  let area: SelectedArea | undefined;
  let measuredIds: ReadonlySet<ShapeId> | undefined;

  function forget(): void {
    measuredIds = undefined;
    onChange();
  }

  function measure(ids: ReadonlySet<ShapeId>): SelectedArea | undefined {
    if (ids.size <= MAX_SELECTED_PARTS) {
      const area = measureParts([...ids].flatMap((id) => store.get(id) ?? []));
      const [entered] = enteredGroups(store, ids);
      const around = entered === undefined ? undefined : scene.boundsOf(store.groups.membersOf(entered));
      return area && { ...area, units: unitsAmong(store, ids), around };
    }
    const outline = ids.size === store.size ? scene.extent : scene.boundsOf(ids);
    return outline && { bounds: outline, outline, parts: NO_PARTS, units: [], around: undefined };
  }

  /** A large selection is not measured again for every shape that somebody else moves. */
  function grow(known: SelectedArea, changed: readonly ShapeId[]): void {
    const boxes = changed.flatMap((id) => scene.paintedBox(id) ?? []);
    const outline = unionBoxes([known.outline, ...boxes]) ?? known.outline;
    area = { ...known, bounds: outline, outline };
    measuring.request();
  }

  return {
    get current() {
      if (measuredIds !== selection.ids) {
        measuredIds = selection.ids;
        area = measure(measuredIds);
      }
      return area;
    },
    follow({ updated }) {
      if (!area || selection.ids.size === 0) return;
      const changed = [...updated].filter((id) => selection.has(id));
      if (changed.length === 0) return;
      const isFew = changed.length <= MAX_SELECTED_PARTS;
      if (isFew && selection.ids.size > MAX_SELECTED_PARTS) grow(area, changed);
      else measuredIds = undefined;
    },
    destroy: measuring.cancel,
  };
}

/** The box around what is selected, where one sees it; of a large selection, where the document has it. */
export function shownBounds({
  scene,
  selection: { ids },
  selectionBounds,
}: {
  readonly scene: Pick<Scene, 'shown'>;
  readonly selection: Pick<Selection, 'ids'>;
  readonly selectionBounds: Pick<SelectionBounds, 'current'>;
}): Box | undefined {
  if (ids.size > MAX_SELECTED_PARTS) return selectionBounds.current?.bounds;
  return unionBoxes([...ids].flatMap((id) => scene.shown(id) ?? []).map(shapeBounds));
}

function measureParts(
  shapes: readonly Shape[],
): Pick<SelectedArea, 'bounds' | 'outline' | 'parts'> | undefined {
  const bounds = unionBoxes(shapes.map(shapeBounds));
  const parts = new Map(shapes.map((shape) => [shape.id, outlineBox(shape)]));
  const outline = unionBoxes(parts.values());
  return bounds && outline && { bounds, outline, parts };
}
