import { type Draft, packPoints, strokePoints } from '@drawbridge/board';
import { drawShapes, themes } from '@drawbridge/shapes';
import { Path2D } from '@napi-rs/canvas';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createTestEditor } from '../../test/index.ts';
import { createPixelScreen, isSamePicture, mouse } from '../../test/pixelScreen.ts';
import { createPixelSheet } from '../../test/pixelSurface.ts';

afterAll(() => void vi.unstubAllGlobals());

describe('the highlighter', () => {
  it('draws a broad yellow stroke and stays, and the pen keeps its colour', () => {
    const t = createTestEditor().key('Shift+P').drag([100, 100], [200, 150]).expectTool('highlight');
    t.expectShapes({ type: 'highlight', x: 100, y: 100, w: 100, h: 50 });
    expect(t.shape.style.color).toBe('yellow');
    t.tool('draw').drag([0, 0], [50, 50]);
    expect(t.shapes[1]?.style.color).toBe('black');
  });

  it('remembers its own colour, and shares the width', () => {
    const t = createTestEditor().tool('highlight');
    t.editor.setStyle({ color: 'pink', width: 6 });
    t.drag([0, 0], [50, 50]).tool('draw').drag([0, 0], [50, 50]);
    t.expectShapes(
      { style: expect.objectContaining({ color: 'pink', width: 6 }) },
      { style: expect.objectContaining({ color: 'black', width: 6 }) },
    );
  });

  it('needs no bytes for a pressure that does not show', () => {
    const t = createTestEditor().tool('highlight').drag([0, 0], [60, 20], { type: 'pen', pressure: 0.9 });
    const shape = t.shape;
    const points = shape.type === 'highlight' ? strokePoints(shape) : [];
    expect(points.every(({ pressure }) => pressure === 0.5)).toBe(true);
    const bare = packPoints({ points: points.map(({ x, y }) => ({ x, y, pressure: 0.5 })), isPen: true });
    expect('packed' in shape && shape.packed.length).toBe(bare.length);
  });

  it('is one step to undo, and forgets a stroke on Escape', () => {
    const t = createTestEditor()
      .tool('highlight')
      .drag([0, 0], [50, 50])
      .press([90, 0], [90, 50])
      .key('Escape');
    t.up().expectShapes({ type: 'highlight' }).key('Mod+Z').expectShapes();
  });

  it('is seen by others while it is drawn, as what it is', () => {
    const t = createTestEditor().tool('highlight');
    const drafts: Draft[] = [];
    t.editor.onDraft((draft) => drafts.push(draft));
    t.press([0, 0], [50, 50]).advance(50);
    expect(drafts.at(-1)).toMatchObject({ kind: 'stroke', type: 'highlight' });
  });

  it('is hit as broad as it is', () => {
    const t = createTestEditor().tool('highlight').drag([100, 100], [200, 100]).tool('select');
    t.click([150, 112]).expectSelected(t.shape).click([150, 140]).expectSelected();
  });
});

describe('a marker on the canvas', () => {
  it.each([1, 2])(
    'looks the same before and after the pen comes up, with %d device px a px',
    (pixelRatio) => {
      const { editor, surface, clock, rest } = createPixelScreen({ pixelRatio });
      rest();
      editor.setTool('highlight');
      editor.input.pointerDown(mouse(100, 100));
      for (let i = 1; i <= 40; i++) editor.input.pointerMove(mouse(100 + 8 * i, 200 + 100 * Math.sin(i / 4)));
      clock.advance(100);
      clock.frame();
      const wet = surface.read();
      editor.input.pointerUp(mouse(420, 200 + 100 * Math.sin(10), 0));
      rest();
      expect(isSamePicture(wet, surface.read())).toBe(true);
    },
  );

  it('is as pale where a stroke crosses itself', () => {
    const t = createTestEditor().tool('highlight').down([20, 20]);
    t.move([180, 180]).move([180, 20]).move([20, 180]).up();
    vi.stubGlobal('Path2D', Path2D);
    const { context, read } = createPixelSheet(200, 200);
    drawShapes(context, t.shapes, themes.light, { scale: 1, tx: 0, ty: 0 });
    const alphas = read().filter((_, index) => index % 4 === 3);
    expect(Math.max(...alphas)).toBe(Math.round(0.35 * 255));
  });
});
