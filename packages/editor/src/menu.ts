import {
  boxContainsPoint,
  createListeners,
  type Point,
  type Shape,
  type ShapeId,
  type Store,
} from '@drawbridge/board';
import { lockedWith, unitAt } from './groups/units.ts';
import type { Scene } from './scene.ts';
import type { Selection } from './selection.ts';
import { type SelectionBounds, shownBounds } from './selectionBounds.ts';
import { HIT_TOLERANCE_PX } from './tools/toolContext.ts';
import type { Viewport } from './viewport.ts';

/** Somebody asks for the context menu. */
export interface MenuRequest {
  /** Screen px. */
  readonly at: Point;
  /** What it is about. */
  readonly on: 'selection' | 'board';
  /** Asked for with the keyboard, which then goes on in the menu. */
  readonly isByKey: boolean;
}

/** Where context menus are asked for: by right button, long press or key. The host shows them. */
export interface Menu {
  /** At a point of the screen. What is there is selected first, unless it is already. */
  openAt(screen: Point, pointerType: keyof typeof HIT_TOLERANCE_PX): void;
  /** Of what is selected, beside it; else of the board. */
  open(): void;
  onRequest(listener: (request: MenuRequest) => void): () => void;
  destroy(): void;
}

interface MenuDeps {
  readonly store: Store;
  readonly scene: Scene;
  readonly selection: Selection;
  readonly selectionBounds: SelectionBounds;
  readonly viewport: Viewport;
  /** Then the menu is of the board, whatever is under the pointer. */
  readonly isReadOnly: () => boolean;
}

export function createMenu(deps: MenuDeps): Menu {
  const { store, scene, selection, viewport, isReadOnly } = deps;
  const requests = createListeners<[MenuRequest]>();

  function pick(page: Point, tolerance: number): void {
    // Locked shapes too: how else could one unlock them?
    const hit = scene.hit(page, tolerance, () => true);
    if (hit) {
      if (!selection.has(hit.id)) selection.set(meant(hit));
      return;
    }
    const bounds = shownBounds(deps);
    if (!bounds || !boxContainsPoint(bounds, page)) selection.clear();
  }

  function meant(hit: Shape): Iterable<ShapeId> {
    return hit.locked ? lockedWith(store, hit.id) : unitAt(store, selection.ids, hit.id);
  }

  function request(at: Point, isByKey: boolean): void {
    requests.notify({ at, on: selection.ids.size > 0 ? 'selection' : 'board', isByKey });
  }

  /** The middle of the selection's lower edge, or as near to it as can be seen. */
  function besideSelection(): Point {
    const bounds = shownBounds(deps);
    if (!bounds) return viewport.center;
    const corner = viewport.toScreen({ x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h });
    const { width, height } = viewport.size;
    return { x: clamp(corner.x, width), y: clamp(corner.y, height) };
  }

  return {
    openAt(screen, pointerType) {
      if (!isReadOnly()) pick(viewport.toPage(screen), HIT_TOLERANCE_PX[pointerType] / viewport.camera.zoom);
      request(screen, false);
    },
    open: () => request(besideSelection(), true),
    onRequest: requests.add,
    destroy: requests.clear,
  };
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
