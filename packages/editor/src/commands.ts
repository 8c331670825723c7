import type { History, ShapeId, Store, Style } from '@drawbridge/board';
import { fitBox, nextZoom, zoomAt } from './camera.ts';
import type { Scene } from './scene.ts';
import type { Selection } from './selection.ts';
import type { Steps } from './steps.ts';
import type { Viewport } from './viewport.ts';

/** How far beside the original a duplicate appears, in screen px. */
const DUPLICATE_OFFSET_PX = 16;

/** What a user can do without pointing: to the selection, to the view, and back again. */
export interface Commands {
  undo(): void;
  redo(): void;
  deleteSelection(): void;
  duplicateSelection(): void;
  selectAll(): void;
  selectNone(): void;
  nudge(dx: number, dy: number): void;
  restyleSelection(patch: Partial<Style>): void;
  zoomIn(): void;
  zoomOut(): void;
  resetZoom(): void;
  zoomToFit(): void;
  zoomToSelection(): void;
  /** Fits the board when all of it lies outside the view, as on a phone that opens somebody's desk-wide drawing. */
  revealShapes(): void;
}

interface CommandDeps {
  readonly store: Store;
  readonly history: History;
  readonly scene: Scene;
  readonly selection: Selection;
  readonly viewport: Viewport;
  readonly steps: Steps;
  /** Commands do not mix with a gesture in progress: it is ended first. */
  readonly interrupt: () => void;
}

export function createCommands(deps: CommandDeps): Commands {
  const { store, history, scene, selection, viewport, steps, interrupt } = deps;

  function changeSelection<Result>(
    change: (ids: ReadonlySet<ShapeId>) => Result,
    joinAs?: string,
  ): Result | undefined {
    interrupt();
    const { ids } = selection;
    return ids.size > 0 ? steps.run(() => change(ids), joinAs) : undefined;
  }

  function zoomTo(zoom: number): void {
    viewport.moveTo(zoomAt(viewport.camera, viewport.center, zoom));
  }

  function fit(ids: Iterable<ShapeId>): void {
    const bounds = scene.boundsOf(ids);
    if (bounds) viewport.moveTo(fitBox(bounds, viewport.size));
  }

  const fitAll = (): void => fit(idsOf(store.all()));

  return {
    undo() {
      interrupt();
      steps.end();
      history.undo();
    },
    redo() {
      interrupt();
      steps.end();
      history.redo();
    },
    deleteSelection: () => changeSelection((ids) => store.delete(ids)),
    duplicateSelection() {
      const offset = DUPLICATE_OFFSET_PX / viewport.camera.zoom;
      const copies = changeSelection((ids) => store.duplicate(ids, { dx: offset, dy: offset }));
      // Only after the step: in the middle of it they are not on the board yet.
      if (copies) selection.set(copies);
    },
    selectAll() {
      interrupt();
      selection.set(idsOf(store.all()));
    },
    selectNone() {
      interrupt();
      selection.clear();
    },
    nudge(dx, dy) {
      changeSelection((ids) => store.move(ids, { dx, dy }), 'nudge');
    },
    restyleSelection(style) {
      // A slider sends many values: one step, as long as it is the same property.
      changeSelection(
        (ids) => {
          for (const id of ids) store.update(id, { style });
        },
        `restyle ${Object.keys(style).join()}`,
      );
    },
    zoomIn: () => zoomTo(nextZoom(viewport.camera.zoom, 1)),
    zoomOut: () => zoomTo(nextZoom(viewport.camera.zoom, -1)),
    resetZoom: () => zoomTo(1),
    zoomToFit: fitAll,
    zoomToSelection: () => fit(selection.ids),
    revealShapes() {
      if (scene.within(viewport.box).length === 0) fitAll();
    },
  };
}

function* idsOf(shapes: Iterable<{ readonly id: ShapeId }>): Iterable<ShapeId> {
  for (const { id } of shapes) yield id;
}
