import { describe, expect, it, vi } from 'vitest';
import { createTestEditor } from './test/index.ts';

describe('the map of the board', () => {
  it('knows the extent of all shapes and what is in view', () => {
    const t = createTestEditor();
    expect(t.editor.map.extent).toBeUndefined();
    t.rectangle([100, 100], [300, 200]);
    t.editor.setCamera({ x: 10, y: 20, zoom: 2 });
    expect(t.editor.map.view).toEqual({ x: 10, y: 20, w: 400, h: 300 });
    expect(t.editor.map.extent).toMatchObject({ w: expect.closeTo(204, -1), h: expect.closeTo(104, -1) });
  });

  it('brings a point to the middle of the window', () => {
    const t = createTestEditor();
    t.editor.map.centerOn({ x: 1000, y: -500 });
    expect(t.editor.pageToScreen({ x: 1000, y: -500 })).toEqual({ x: 400, y: 300 });
  });

  it('tells of a moving view once a frame, and of nothing else', () => {
    const t = createTestEditor().rest();
    const [onView, onPicture] = [vi.fn(), vi.fn()];
    t.editor.map.onView(onView);
    t.editor.map.onPicture(onPicture);
    for (let x = 1; x <= 5; x++) t.editor.setCamera({ x, y: 0, zoom: 1 });
    t.frame().frame();
    expect([onView.mock.calls.length, onPicture.mock.calls.length]).toEqual([1, 0]);
  });

  it('tells when there is something else to be seen on it, also when it was deleted', () => {
    const t = createTestEditor().rest();
    const onPicture = vi.fn();
    t.editor.map.onPicture(onPicture);
    t.rectangle([100, 100], [300, 200]).rest();
    const drawn = onPicture.mock.calls.length;
    expect(drawn).toBeGreaterThan(0);
    t.key('Delete').rest();
    expect(onPicture.mock.calls.length).toBeGreaterThan(drawn);
  });

  it('draws what is there from the tiles, looking at no shape', () => {
    const t = createTestEditor().rectangle([100, 100], [300, 200]).rest();
    const { staticContext, staticWork } = t.surface;
    t.surface.resetWork();
    t.editor.map.draw(staticContext, { x: 0, y: 0, w: 1000, h: 500 }, 100);
    expect(staticWork.drawImage).toBeGreaterThan(0);
    expect(Object.keys(staticWork)).toEqual(['drawImage']);
  });
});
