import type { Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { drawShapes, themes } from '@drawbridge/shapes';
import { createEditor } from '../editor.ts';
import type { RawPointer } from '../input/inputEvents.ts';
import type { KeyPress } from '../input/shortcuts.ts';
import { drawGrid } from '../render/grid.ts';
import { viewOf } from '../render/tiles/view.ts';
import { createPixelSheet, createPixelSurface, type PixelSize } from './pixelSurface.ts';
import { createTestClock } from './testClock.ts';

/** An editor whose pixels can be looked at. */
export type PixelScreen = ReturnType<typeof createPixelScreen>;

const SIZE: PixelSize = { width: 640, height: 420, pixelRatio: 1 };
/** Px at the edge of a shape come out a little different where a tile cuts it: few of all, and not by much. Hatches are nothing but edges. */
const MAX_EDGE_SHARE = 0.02;
const MAX_EDGE_DIFFERENCE = 96;
/** The corner of something dark, such as the end of a hatch's line, can differ by more than that. */
const MAX_STRAY_PX = 16;

export function createPixelScreen(options: Partial<PixelSize> = {}) {
  const size = { ...SIZE, ...options };
  const board = createTestBoard();
  const clock = createTestClock();
  const surface = createPixelSurface(size);
  const editor = createEditor({ ...board, ...clock });
  editor.mount(surface);

  /** Lets time pass until nothing is left to be drawn. */
  function rest(): void {
    for (let idle = 0; idle < 3; idle++) {
      surface.thread.answer();
      clock.frame();
      clock.advance(200);
      if (clock.hasFrame || surface.thread.isBusy) idle = -1;
    }
  }

  /** The picture of these shapes, or those on the board, drawn without any tiles. */
  function drawDirectly(shapes: readonly Shape[] = board.store.sorted()): Uint8ClampedArray {
    const view = viewOf(editor.camera, size);
    const theme = themes[editor.ui.theme];
    const { context, read } = createPixelSheet(view.width, view.height);
    context.fillStyle = theme.background;
    context.fillRect(0, 0, view.width, view.height);
    drawGrid(context, view, size.pixelRatio, theme);
    drawShapes(context, shapes, theme, { scale: view.scale, tx: -view.left, ty: -view.top });
    return read();
  }

  return { ...board, clock, editor, surface, rest, drawDirectly };
}

/** Whether the pictures are the same but for the edges of shapes. */
export function isSamePicture(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  let edges = 0;
  let strays = 0;
  for (let px = 0; px < a.length; px += 4) {
    let most = 0;
    for (let at = px; at < px + 3; at++) most = Math.max(most, Math.abs((a[at] ?? 0) - (b[at] ?? 0)));
    if (most > MAX_EDGE_DIFFERENCE) strays++;
    if (most > 1) edges++;
  }
  return strays <= MAX_STRAY_PX && (4 * edges) / a.length <= MAX_EDGE_SHARE;
}

/** A mouse at a point of the screen, its main button pressed or not. */
export function mouse(x: number, y: number, buttons = 1): RawPointer {
  const sample = { x, y, pressure: 0.5 };
  const kind = { pointerId: 1, pointerType: 'mouse', button: 0 } as const;
  const modifiers = { shift: false, alt: false, ctrl: false };
  return { ...sample, ...kind, ...modifiers, buttons, samples: [sample] };
}

export const ESCAPE: KeyPress = {
  ...{ key: 'Escape', code: 'Escape', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  preventDefault: () => {},
};
