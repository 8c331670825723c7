import type { Goal } from '../../report/cells/goals.ts';

const GOALS: readonly Goal[] = [
  { key: 'pan, zoom 1: frames/s', atLeast: 55 },
  { key: 'pan, all in view: frames/s', atLeast: 55 },
  { key: 'zoom 1, all, 1: frames/s', atLeast: 55 },
  { key: 'draw, all in view: frames/s', atLeast: 55 },
  { key: 'drag all, in view: frames/s', atLeast: 45 },
  { key: 'draw, zoom 1: input to picture p95, ms', atMost: 20 },
  { key: 'pan, all in view: main thread a frame, ms', atMost: 5 },
  {
    key: 'others draw: main thread a frame, ms',
    what: 'others draw: main thread a frame above one in which a dot moves',
    above: { system: 'empty', key: 'a dot moves: main thread a frame, ms' },
    atMost: 3,
  },
];

/** Of boards of up to so many shapes. */
const LOADED_SHAPES = 20_000;
const LOADED: readonly Goal[] = [
  { key: 'load: first shapes since the last bytes, ms', atMost: 500 },
  { key: 'load: all shapes since the last bytes, ms', atMost: 500 },
];

const HEAP = 'memory: JS heap of the page, MB';
const HEAP_BYTES = 4 * 1024;

/** What we set out to reach in a scene of that name, which ends with how many shapes it has. */
export function canvasGoals(scene: string): readonly Goal[] {
  const shapes = Number(scene.slice(scene.lastIndexOf('-') + 1));
  const heap: Goal = {
    key: HEAP,
    what: 'page heap a shape',
    above: { system: 'empty', key: HEAP },
    share: { among: shapes, unit: 'KB' },
    atMost: HEAP_BYTES,
  };
  return [...GOALS, ...(shapes <= LOADED_SHAPES ? LOADED : []), heap];
}
