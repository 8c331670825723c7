import { DEFAULT_STYLE } from '@drawbridge/board';
import { createTestEditor } from '@drawbridge/editor/test';
import { expect, test } from 'vitest';
import { restoreView, viewOf } from './carriedView.ts';

const editorOf = () => createTestEditor().editor;

const RED = { common: { ...DEFAULT_STYLE, color: 'red' }, own: {} } as const;
const SETTINGS = { showsGrid: false, snapsToGrid: false, snapsToShapes: true };
const camera = (x: number, y: number, zoom: number) => ({ x, y, zoom });

test('tool, style and settings are found again in another editor, and can be carried on from there', () => {
  const wanted = {
    camera: camera(-300, 71.5, 0.37),
    ...{ toolId: 'rectangle', toolLocked: true },
    ...{ styles: RED, settings: SETTINGS },
  };
  const to = createTestEditor();
  restoreView(to.editor, wanted);
  to.clock.frame();
  expect(viewOf(to.editor)).toMatchObject({ ...wanted, camera: {} });
});

test('any camera is reached, from the nearest to the farthest', () => {
  for (const wanted of [
    camera(0, 0, 1),
    camera(-300, 71.5, 0.37),
    camera(1e5, -2e5, 16),
    camera(5, 5, 0.02),
  ]) {
    const to = editorOf();
    restoreView(to, { ...viewOf(to), camera: wanted });
    expect(to.camera.zoom).toBeCloseTo(wanted.zoom, 9);
    expect(to.camera.x).toBeCloseTo(wanted.x, 6);
    expect(to.camera.y).toBeCloseTo(wanted.y, 6);
  }
});
