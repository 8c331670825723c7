import type { Tab } from '../browser/openTab.ts';
import type { Scene } from '../scene/createScene.ts';

/** All of the board, or its middle at zoom 1. */
export type View = 'all' | 'middle';

/** A whiteboard with a scene on it, for a person with a mouse and a keyboard. All are handled alike, but for these. */
export interface Whiteboard {
  readonly name: string;
  readonly scene: Scene;
  /** Where a browser opens it. */
  readonly url: string;
  /** What says that its shapes are on the screen: a canvas, or a selector of elements. */
  readonly shapes: string;
  /** Takes the tool that draws by hand, and the one that selects. */
  readonly keys: { readonly draw: string; readonly select: string };
  look(tab: Tab, view: View): Promise<void>;
  /** How far the wheel is turned with Ctrl held to get from one zoom to another. */
  wheelToZoom(from: number, to: number): number;
  /** The zoom at which all of the board is seen, at the least the smallest that it has. */
  readonly zoomOfAll: number;
}

const MARGIN_PX = 64;

/** The zoom that our editor takes to show the whole scene; the peers are brought to the same one, if they go so far. */
export function zoomToFit(
  { box }: Scene,
  view: { readonly w: number; readonly h: number },
  minZoom: number,
): number {
  const zoom = Math.min((view.w - 2 * MARGIN_PX) / box.w, (view.h - 2 * MARGIN_PX) / box.h);
  return Math.max(minZoom, Math.min(1, zoom));
}
