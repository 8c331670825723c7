import { DEFAULT_STYLE, type NewShape, type Shape, type ShapeId } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { afterAll, expect, it, vi } from 'vitest';
import { createScene } from '../scene.ts';
import { createPixelScreen, isSamePicture, mouse, type PixelScreen } from '../test/pixelScreen.ts';
import { createFeeder } from './raster/feeder.ts';
import type { Delta } from './raster/messages.ts';
import { createMirror } from './raster/mirror.ts';

afterAll(() => void vi.unstubAllGlobals());

function box(x: number, y: number): NewShape<Shape> {
  return { type: 'rectangle', x, y, w: 80, h: 60, style: { ...DEFAULT_STYLE, fill: 'solid' } };
}

const drag = ({ editor, clock, surface }: PixelScreen): void => {
  editor.setTool('select');
  editor.input.pointerDown(mouse(90, 80));
  for (const step of [10, 20, 30]) {
    editor.input.pointerMove(mouse(90 + step, 80 + step));
    clock.frame();
  }
  surface.thread.answer();
};

const drop = ({ editor }: PixelScreen): void => editor.input.pointerUp(mouse(120, 110, 0));

it.each<[string, (screen: PixelScreen, ids: readonly ShapeId[]) => void]>([
  ['nothing happened', () => {}],
  ['a shape was deleted', ({ store }, ids) => store.delete(ids.slice(0, 1))],
  ['a shape was moved', ({ store }, [id = '']) => store.update(id, { x: 150, y: 300 })],
  ['all were moved', ({ store }, ids) => store.move(ids, { dx: 60, dy: 120 })],
  ['all were deleted', ({ store }, ids) => store.delete(ids)],
  ['a shape is being dragged', drag],
  ['a shape was dropped', (screen) => [drag, drop].forEach((act) => void act(screen))],
  [
    'all were dropped',
    (screen) => {
      screen.editor.setTool('select');
      screen.editor.runAction('selectAll');
      for (const act of [drag, drop]) act(screen);
    },
  ],
])('what is seen is right after a raster thread died when %s', (_, act) => {
  const screen = createPixelScreen();
  const { store, editor, clock, surface, rest, drawDirectly } = screen;
  const ids = store.create(box(50, 50), box(200, 100), box(350, 200));
  rest();
  act(screen, ids);
  surface.thread.die();
  rest();
  editor.input.pointerUp(mouse(120, 110, 0));
  rest();
  editor.runAction('selectNone');
  clock.frame();
  rest();
  expect(isSamePicture(surface.read(), drawDirectly())).toBe(true);
});

it('threads that live on forget with the new one what they were not told of in time', () => {
  const { store } = createTestBoard();
  const scene = createScene(store);
  const [survivor, successor] = [createMirror(), createMirror()];
  const mirrors = [survivor];
  const send = (delta: Delta): void => {
    for (const mirror of mirrors) mirror.apply(structuredClone(delta));
  };
  const feeder = createFeeder({
    slots: scene.slots,
    now: () => 0,
    send,
    onFed: () => {},
    onShifted: () => {},
  });
  store.onChange((change) => feeder.follow(scene.apply(change), { isByHand: false }));
  const view = { x: 0, y: 0, w: 1000, h: 1000 };
  const [gone = '', kept = ''] = store.create(box(50, 50), box(200, 100));
  feeder.flush(view);
  store.delete([gone]);
  mirrors.push(successor);
  feeder.restart();
  feeder.flush(view);
  const shown = mirrors.map((mirror) => mirror.within('all', 0, 0, 1000, 1000).map(({ id }) => id));
  expect(shown).toEqual([[kept], [kept]]);
});
