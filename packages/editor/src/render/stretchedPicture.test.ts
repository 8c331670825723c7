import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createPixelScreen, ESCAPE, isSamePicture, mouse, type PixelScreen } from '../test/pixelScreen.ts';

afterAll(() => void vi.unstubAllGlobals());

const style = { ...DEFAULT_STYLE, fill: 'solid', width: 1 } as const;
/** More than are shown one by one: 20 by 15 squares from (100, 100) to (300, 250). */
const squares = Array.from(
  { length: 300 },
  (_, i): NewShape<Shape> => ({
    ...{ type: 'rectangle', style, w: 10, h: 10 },
    ...{ x: 100 + 10 * (i % 20), y: 100 + 10 * Math.floor(i / 20) },
  }),
);
const BOTTOM_RIGHT = [305.5, 255.5] as const;
const KNOB = [200, 94.5 - 22] as const;

function createMany() {
  const screen = createPixelScreen();
  screen.store.create(...squares);
  screen.editor.runAction('selectAll');
  screen.rest();
  return screen;
}

function press(
  { editor }: PixelScreen,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  editor.input.pointerDown(mouse(...from));
  for (const share of [0.3, 0.6, 1])
    editor.input.pointerMove(mouse(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share));
}

/** Whether there is a square at this point, as one sees it. */
function isInked(screen: PixelScreen, x: number, y: number): boolean {
  const at = 4 * (Math.round(y) * 640 + Math.round(x));
  return (screen.surface.read()[at] ?? 255) < 128;
}

describe('very many shapes that are resized or turned', () => {
  it('are seen as a picture of them, stretched', () => {
    const screen = createMany();
    press(screen, BOTTOM_RIGHT, [505.5, 405.5]);
    screen.rest();
    expect([isInked(screen, 480, 380), isInked(screen, 120, 120)]).toEqual([true, true]);
    screen.editor.input.pointerMove(mouse(205.5, 180.5));
    screen.rest();
    expect([isInked(screen, 150, 130), isInked(screen, 280, 230)]).toEqual([true, false]);
  });

  it('are seen turned', () => {
    const screen = createMany();
    expect(isInked(screen, 200, 262)).toBe(false);
    press(screen, KNOB, [400, 175]);
    screen.rest();
    expect([isInked(screen, 200, 262), isInked(screen, 110, 110)]).toEqual([true, false]);
  });

  it('are where they were seen when the pointer comes up, and in between never anywhere else', () => {
    const screen = createMany();
    press(screen, BOTTOM_RIGHT, [505.5, 405.5]);
    screen.rest();
    screen.editor.input.pointerUp(mouse(505.5, 405.5, 0));
    for (let frame = 0; frame < 4; frame++) {
      screen.clock.frame();
      expect(isInked(screen, 480, 380)).toBe(true);
    }
    screen.editor.handleKey(ESCAPE);
    screen.rest();
    expect(screen.store.sorted().at(-1)).toMatchObject({ x: 480, y: 380, w: 20, h: 20 });
    expect(isSamePicture(screen.surface.read(), screen.drawDirectly())).toBe(true);
  });

  it('are where they were after Escape', () => {
    const screen = createMany();
    press(screen, BOTTOM_RIGHT, [505.5, 405.5]);
    screen.rest();
    screen.editor.handleKey(ESCAPE);
    screen.editor.input.pointerUp(mouse(505.5, 405.5, 0));
    screen.editor.handleKey(ESCAPE);
    screen.rest();
    expect(isSamePicture(screen.surface.read(), screen.drawDirectly())).toBe(true);
  });
});
