import {
  COLOR_NAMES,
  DASHES,
  DEFAULT_STYLE,
  FILLS,
  type NewShape,
  type Point,
  packPoints,
  RESHAPE_END,
  ROUGHNESSES,
  type Shape,
} from '@drawbridge/board';
import { loadRough } from '@drawbridge/shapes';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPixelScreen, ESCAPE, isSamePicture, mouse, type PixelScreen } from '../test/pixelScreen.ts';

/** Somebody else. */
const PEER = 7;

beforeAll(loadRough);
afterAll(() => void vi.unstubAllGlobals());

describe('the picture of tiles is the picture of the shapes', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`after anything that people do, seed ${seed}`, () => {
      const random = createRandom(seed);
      const screen = createPixelScreen({ pixelRatio: seed % 3 === 0 ? 2 : 1 });
      const isRight = () => isSamePicture(screen.surface.read(), screen.drawDirectly());
      screen.store.create(...Array.from({ length: 120 + seed * 10 }, () => randomShape(random)));
      screen.rest();
      expect(isRight(), 'at first').toBe(true);
      for (let step = 0; step < 25; step++) {
        const what = act(random, screen);
        // Sometimes the next thing happens before everything is drawn.
        if (random() < 0.4) {
          passTime(random, screen);
          continue;
        }
        for (const end of [{}, { id: RESHAPE_END }])
          screen.editor.receiveDraft(PEER, { kind: 'end', ...end });
        screen.rest();
        expect(isRight(), `step ${step}: ${what}`).toBe(true);
      }
    });
  }
});

/** Numbers in 0…1 that are the same for the same seed: a Weyl sequence, its bits mixed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    const again = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((again ^ (again >>> 15)) >>> 0) / 2 ** 32;
  };
}

function randomShape(random: () => number): NewShape<Shape> {
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const [w, h] = [5 + random() * 160, 5 + random() * 120];
  const place = { x: random() * 1600 - 300, y: random() * 1200 - 300, w, h };
  const look = { color: pick(COLOR_NAMES), fill: pick(FILLS), opacity: pick([1, 1, 0.5]) };
  const style = { ...DEFAULT_STYLE, ...look, width: 1 + random() * 9 };
  if (random() < 0.06) return { ...place, w: 300, h: 200, type: 'frame', style: DEFAULT_STYLE, text: '' };
  if (random() < 0.5) {
    const type = pick(['rectangle', 'rectangle', 'ellipse', 'star', 'cloud'] as const);
    const line = random() < 0.2 ? { dash: pick(DASHES), roughness: pick(ROUGHNESSES) } : {};
    return { ...place, type, style: { ...style, ...line }, rotation: random() < 0.3 ? random() * 3 : 0 };
  }
  const points = Array.from({ length: 12 }, (_, i) => ({ x: (w * i) / 11, y: h * random(), pressure: 0.5 }));
  return { ...place, type: 'draw', style, packed: packPoints({ points, isPen: false }), isPen: false };
}

/** A frame comes, and perhaps the raster thread is done before the next one. */
function passTime(random: () => number, { clock, surface }: PixelScreen): void {
  clock.frame();
  if (random() < 0.5) surface.thread.answer();
}

/** Does something that people do; says what. */
function act(random: () => number, screen: PixelScreen): string {
  const { store, editor } = screen;
  const ids = store.sorted().map(({ id }) => id);
  const some = ids.filter(() => random() < 0.05);
  const { x, y, zoom } = editor.camera;
  const actions: Record<string, () => void> = {
    create: () => store.create(randomShape(random), randomShape(random)),
    delete: () => store.delete(some.slice(0, 4)),
    move: () => store.move(some, { dx: random() * 200 - 100, dy: random() * 100 - 50 }),
    moveAll: () => store.move(ids, { dx: 30 / zoom, dy: -20 / zoom }),
    restyle: () => {
      for (const id of some) store.update(id, { style: { color: 'teal', width: 8 } });
    },
    toFront: () => store.update(some[0] ?? '', { z: 'zz' }),
    frameSome() {
      const frame = store.sorted().find(({ type }) => type === 'frame')?.id ?? '';
      for (const id of some) store.update(id, { frame: random() < 0.7 ? frame : '' });
    },
    resizeFrames() {
      for (const { id, type } of store.sorted())
        if (type === 'frame') store.update(id, { w: random() * 400, h: random() * 300 });
    },
    reshape: () =>
      editor.receiveDraft(PEER, {
        kind: 'reshape',
        shapes: some.map((id) => ({ id, x: random() * 400, y: 0, w: 90, h: 60, rotation: random() * 3 })),
      }),
    pan: () => editor.setCamera({ x: x + random() * 300 - 150, y: y + random() * 300 - 150, zoom }),
    zoom: () => editor.setCamera({ x, y, zoom: 0.1 + random() * 3 }),
    theme: () => editor.setTheme(random() < 0.5 ? 'dark' : 'light'),
    grab: () => editor.receiveDraft(PEER, { kind: 'move', ids: some, x: random() * 300, y: random() * 300 }),
    dragAll: () => drag(random, screen, () => editor.runAction('selectAll')),
    dragMany: () => drag(random, screen, () => select(screen, { x: -300, y: -300 }, { x: 700, y: 600 })),
  };
  const names = Object.keys(actions);
  const name = names[Math.floor(random() * names.length)] ?? 'pan';
  actions[name]?.();
  return name;
}

/** Drags what `selectSome` selects, drops it or not, and leaves nothing selected. */
function drag(random: () => number, screen: PixelScreen, selectSome: () => void): void {
  const { editor } = screen;
  selectSome();
  passTime(random, screen);
  const { x, y } = onScreen(screen, { x: 100, y: 100 });
  editor.input.pointerDown(mouse(x, y));
  for (const step of [1, 2, 3]) {
    editor.input.pointerMove(mouse(x + 20 * step, y - 15 * step));
    passTime(random, screen);
  }
  if (random() < 0.3) editor.handleKey(ESCAPE);
  editor.input.pointerUp(mouse(x + 60, y - 45, 0));
  if (random() < 0.5) passTime(random, screen);
  editor.handleKey(ESCAPE);
}

/** Selects all within, which are points of the page. */
function select(screen: PixelScreen, from: Point, to: Point): void {
  const { input } = screen.editor;
  const [start, end] = [onScreen(screen, from), onScreen(screen, to)];
  input.pointerDown(mouse(start.x, start.y));
  input.pointerMove(mouse(end.x, end.y));
  input.pointerUp(mouse(end.x, end.y, 0));
}

function onScreen({ editor }: PixelScreen, point: Point): Point {
  const { x, y, zoom } = editor.camera;
  return { x: (point.x - x) * zoom, y: (point.y - y) * zoom };
}
