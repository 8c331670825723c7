import { describe, expect, it } from 'vitest';
import type { MenuRequest } from './menu.ts';
import { createTestEditor, type TestEditor } from './test/index.ts';

function requestsOf(t: TestEditor): MenuRequest[] {
  const requests: MenuRequest[] = [];
  t.editor.onMenu((request) => requests.push(request));
  return requests;
}

const twoRectangles = () =>
  createTestEditor().rectangle([100, 100], [200, 200]).rectangle([300, 100], [400, 200]);

describe('the right button', () => {
  it('selects the shape under it, and asks for the menu there', () => {
    const t = twoRectangles();
    const requests = requestsOf(t);
    t.editor.input.askForMenu({ x: 100, y: 150 });
    t.expectSelected(t.shapes[0]);
    expect(requests).toEqual([{ at: { x: 100, y: 150 }, on: 'selection', isByKey: false }]);
  });

  it('leaves a selection whole that it meets anywhere inside', () => {
    const t = twoRectangles().key('Mod+A');
    for (const at of [
      { x: 100, y: 150 },
      { x: 250, y: 150 },
    ])
      t.editor.input.askForMenu(at);
    t.expectSelected(...t.shapes);
  });

  it('lets go of the selection where nothing is', () => {
    const t = twoRectangles();
    const requests = requestsOf(t);
    t.editor.input.askForMenu({ x: 700, y: 500 });
    t.expectSelected();
    expect(requests[0]?.on).toBe('board');
  });

  it('selects nothing in view mode', () => {
    const t = twoRectangles().key('Alt+R');
    const requests = requestsOf(t);
    t.editor.input.askForMenu({ x: 100, y: 150 });
    t.expectSelected();
    expect(requests[0]?.on).toBe('board');
  });
});

describe('a finger that rests', () => {
  const finger = { type: 'touch' } as const;

  it('asks for the menu after half a second, and drags nothing after that', () => {
    const t = twoRectangles().key('Escape');
    const requests = requestsOf(t);
    t.down([100, 150], finger).move([103, 152], finger).advance(499);
    expect(requests).toEqual([]);
    t.advance(1).expectSelected(t.shapes[0]);
    expect(requests).toMatchObject([{ on: 'selection' }]);
    t.move([180, 250], finger).up(finger).expectShapes({ x: 100, y: 100 }, {});
  });

  it.each([
    ['moves', (t: TestEditor) => t.move([120, 150], finger)],
    ['is lifted', (t: TestEditor) => t.up(finger)],
    ['is joined by another', (t: TestEditor) => t.down([300, 300], { ...finger, id: 2 })],
    ['is taken by the system', (t: TestEditor) => t.editor.input.pointerCancel(1)],
  ])('does not when it %s before', (_, disturb) => {
    const t = twoRectangles();
    const requests = requestsOf(t);
    t.down([100, 150], finger);
    disturb(t);
    t.advance(2000);
    expect(requests).toEqual([]);
  });

  it('goes on drawing with a tool that draws', () => {
    const t = createTestEditor().tool('draw').down([100, 100], finger).advance(600);
    t.move([200, 100], finger).up(finger).expectShapes({ type: 'draw', w: 100 });
  });

  it('is a hand beside a pen, which asks for the menu itself', () => {
    const t = createTestEditor().tool('draw').drag([0, 0], [50, 50], { type: 'pen' }).tool('select');
    const requests = requestsOf(t);
    t.down([20, 20], finger).advance(2000).up(finger);
    expect(requests).toEqual([]);
    t.down([20, 20], { type: 'pen' }).advance(500).up({ type: 'pen' });
    expect(requests).toMatchObject([{ on: 'selection' }]);
  });
});

it('the key asks for it below the selection, and in the middle of the view without one', () => {
  const t = twoRectangles();
  const requests = requestsOf(t);
  t.key('Shift+F10').key('Escape').key('ContextMenu');
  expect(requests).toEqual([
    { at: { x: 350, y: 200 }, on: 'selection', isByKey: true },
    { at: { x: 400, y: 300 }, on: 'board', isByKey: true },
  ]);
});
