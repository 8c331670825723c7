import type { Tab } from '../browser/openTab.ts';
import { type Scene, VIEW } from '../scene/createScene.ts';
import { type View, type Whiteboard, zoomToFit } from './whiteboard.ts';

export const PEERS = ['excalidraw', 'tldraw'] as const;
export type PeerName = (typeof PEERS)[number];

declare global {
  interface Window {
    /** What the host page of a peer does for the bench, through its own interface for programs. */
    benchHost: { showMiddleAt(zoom: number): void };
  }
}

/** Both go by steps of at most ten in a hundred; Excalidraw's are of the zoom 1, tldraw's of the zoom of now. */
const WHEEL_PX = 100;

const differences = {
  excalidraw: {
    shapes: 'canvas',
    keys: { draw: 'p', select: 'v' },
    minZoom: 0.1,
    wheelToZoom: (from: number, to: number) => -WHEEL_PX * (to - from),
  },
  tldraw: {
    shapes: '.tl-shape',
    keys: { draw: 'd', select: 'v' },
    minZoom: 0.05,
    wheelToZoom: (from: number, to: number) => -WHEEL_PX * (to / from - 1),
  },
} as const;

export function peer(name: PeerName, scene: Scene, url: string): Whiteboard {
  const { shapes, keys, minZoom, wheelToZoom } = differences[name];
  const zoomOfAll = zoomToFit(scene, VIEW, minZoom);
  return {
    name,
    scene,
    url,
    shapes,
    keys,
    look: ({ page }: Tab, view: View) =>
      page.evaluate((zoom) => window.benchHost.showMiddleAt(zoom), view === 'all' ? zoomOfAll : 1),
    wheelToZoom,
    zoomOfAll,
  };
}
