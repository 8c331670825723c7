import { type Box, moveBox, type Point, type ShapeId, type Store } from '@drawbridge/board';
import type { Camera } from '../camera.ts';
import type { Scene } from '../scene.ts';
import type { SettingsSwitch } from '../settings.ts';
import type { Viewport } from '../viewport.ts';
import type { Axis } from './axis.ts';
import type { Guide } from './guide.ts';
import { collectReferences } from './references.ts';
import { type Snapped, snapBox, snapEdges } from './snapBox.ts';
import { snapToGrid } from './snapGrid.ts';

/** Brings what is dragged or made onto the grid, or onto one line with what is around it, as the settings say. */
export interface Snapping {
  /** Why what is in hand is where it is; for the canvas. The same list until it changes. */
  readonly guides: readonly Guide[];
  /** A gesture begins, with these shapes in hand: they do not snap to themselves. */
  begin(inHand: ReadonlySet<ShapeId>): void;
  /** How far `box`, which is dragged by `offset`, really goes; along these axes only. */
  move(box: Box, offset: Point, how: { readonly isInverted: boolean; readonly axes: readonly Axis[] }): Point;
  /** Where edges of a box that are dragged to `at` really go; those that are not dragged are missing. */
  edges(box: Box, at: Edges, isInverted: boolean): Edges;
  /** Where a point really goes that is put somewhere, such as the first corner of a shape. */
  point(at: Point, isInverted: boolean): Point;
  /** The gesture is over. */
  end(): void;
}

export interface Edges {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

interface SnappingDeps {
  readonly store: Store;
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly settings: SettingsSwitch;
  readonly onChange: () => void;
}

/** How near is near enough, in screen px. */
const REACH_PX = 8;

const NO_GUIDES: readonly Guide[] = [];
const NOTHING: ReadonlySet<ShapeId> = new Set();

export function createSnapping(deps: SnappingDeps): Snapping {
  const { store, scene, viewport, settings, onChange } = deps;
  let inHand = NOTHING;
  /** What there is to snap to, as long as one sees the same part of the page. */
  let known: { readonly camera: Camera; readonly boxes: readonly Box[] } | undefined;
  let guides = NO_GUIDES;

  /** With Ctrl it is the other way round. */
  function snapsTo(isInverted: boolean): 'grid' | 'shapes' | 'nothing' {
    const { snapsToGrid, snapsToShapes } = settings.current;
    if (snapsToGrid) return isInverted ? 'nothing' : 'grid';
    return snapsToShapes === isInverted ? 'nothing' : 'shapes';
  }

  function references(around: Box): readonly Box[] {
    const { camera, box } = viewport;
    if (known?.camera !== camera)
      known = { camera, boxes: collectReferences({ store, scene }, inHand, box, around) };
    return known.boxes;
  }

  function show(next: readonly Guide[]): void {
    if (next.length === 0 && guides.length === 0) return;
    guides = next;
    onChange();
  }

  function snapped(result: Snapped): Snapped {
    show(result.guides);
    return result;
  }

  const reach = () => REACH_PX / viewport.camera.zoom;

  function edges(box: Box, at: Edges, isInverted: boolean): Edges {
    const target = snapsTo(isInverted);
    if (target === 'shapes') {
      const { dx, dy } = snapped(snapEdges(box, at, references(box), reach()));
      return { x: at.x === undefined ? undefined : at.x + dx, y: at.y === undefined ? undefined : at.y + dy };
    }
    show(NO_GUIDES);
    if (target === 'nothing') return at;
    const onGrid = snapToGrid({ x: at.x ?? 0, y: at.y ?? 0 });
    return {
      x: at.x === undefined ? undefined : onGrid.x,
      y: at.y === undefined ? undefined : onGrid.y,
    };
  }

  return {
    get guides() {
      return guides;
    },
    begin(ids) {
      inHand = ids;
      known = undefined;
    },
    move(box, offset, { isInverted, axes }) {
      const target = snapsTo(isInverted);
      const moved = moveBox(box, offset.x, offset.y);
      if (target === 'shapes') {
        const { dx, dy } = snapped(snapBox(moved, references(moved), { reach: reach(), axes }));
        return { x: offset.x + dx, y: offset.y + dy };
      }
      show(NO_GUIDES);
      if (target === 'nothing') return offset;
      const { x, y } = snapToGrid(moved);
      return {
        x: axes.includes('x') ? x - box.x : offset.x,
        y: axes.includes('y') ? y - box.y : offset.y,
      };
    },
    edges,
    point(at, isInverted) {
      const { x = at.x, y = at.y } = edges({ ...at, w: 0, h: 0 }, at, isInverted);
      return { x, y };
    },
    end() {
      inHand = NOTHING;
      known = undefined;
      show(NO_GUIDES);
    },
  };
}
