import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

const wheel = (t: TestEditor, deltas: Partial<Parameters<TestEditor['editor']['input']['wheel']>[0]>) => {
  const still = { x: 100, y: 100, deltaX: 0, deltaY: 0, deltaMode: 0, ctrl: false, shift: false };
  t.editor.input.wheel({ ...still, ...deltas });
  return t;
};

describe('the wheel', () => {
  it('pans, sideways with Shift', () => {
    wheel(createTestEditor(), { deltaX: 5, deltaY: 30 }).expectCamera({ x: 5, y: 30, zoom: 1 });
    wheel(createTestEditor(), { deltaY: 30, shift: true }).expectCamera({ x: 30, y: 0 });
    wheel(createTestEditor(), { deltaX: 30, shift: true }).expectCamera({ x: 30, y: 0 });
  });

  it('counts lines and pages where the browser does', () => {
    wheel(createTestEditor(), { deltaY: 3, deltaMode: 1 }).expectCamera({ y: 48 });
    wheel(createTestEditor(), { deltaY: 1, deltaMode: 2 }).expectCamera({ y: 600 });
  });

  it('zooms with Ctrl about the pointer', () => {
    const t = wheel(createTestEditor(), { deltaY: -10, ctrl: true });
    t.expectCamera({ zoom: Math.exp(0.1) });
    expect(t.editor.screenToPage({ x: 100, y: 100 }).x).toBeCloseTo(100);
  });

  it('zooms by a fifth for a notch, however large the browser makes it', () => {
    wheel(createTestEditor(), { deltaY: 120, ctrl: true }).expectCamera({ zoom: Math.exp(-0.2) });
    wheel(createTestEditor(), { deltaY: 3, deltaMode: 1, ctrl: true }).expectCamera({ zoom: Math.exp(-0.2) });
  });
});

describe('panning with any tool', () => {
  it('works with space held, and gives the pointer back after', () => {
    const t = createTestEditor().tool('rectangle');
    t.editor.input.setSpaceHeld(true);
    t.frame();
    expect(t.surface.pointerCursor).toBe('grab');
    t.drag([100, 100], [150, 100]).expectCamera({ x: -50 }).expectShapes();
    t.editor.input.setSpaceHeld(false);
    t.frame();
    expect(t.surface.pointerCursor).toBe('crosshair');
    t.drag([100, 100], [150, 150]).expectShapes({ w: 50 });
  });

  it('works with the middle button', () => {
    createTestEditor()
      .tool('draw')
      .drag([100, 100], [150, 80], { button: 1 })
      .expectCamera({ x: -50, y: 20 })
      .expectShapes();
  });

  it.each([0, 1])('ends at once when button %i came up where nobody could tell', (button) => {
    const t = createTestEditor().tool('draw');
    t.editor.input.setSpaceHeld(button === 0);
    t.press([100, 100], [150, 100], { button });
    t.editor.input.setSpaceHeld(false);
    t.hover([300, 300]).hover([400, 300]).expectCamera({ x: -50, y: 0 }).frame();
    expect(t.surface.pointerCursor).toBe('crosshair');
    t.drag([300, 300], [350, 350]).expectShapes({ type: 'draw', w: 50 });
  });

  it('does not happen with the right button', () => {
    createTestEditor()
      .tool('draw')
      .drag([100, 100], [150, 80], { button: 2 })
      .expectCamera({ x: 0 })
      .expectShapes();
  });

  it('does not disturb a stroke when space is pressed in the middle of it', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50]);
    t.editor.input.setSpaceHeld(true);
    t.move([90, 90]).up().expectCamera({ x: 0 }).expectShapes({ w: 90 });
  });
});

describe('two fingers', () => {
  const finger = (id: number) => ({ type: 'touch', id }) as const;

  it('pan together', () => {
    const t = createTestEditor().down([100, 100], finger(1)).down([200, 100], finger(2));
    t.move([110, 120], finger(1)).move([210, 120], finger(2)).expectCamera({ x: -10, y: -20, zoom: 1 });
  });

  it('zoom apart, each staying on its place of the page', () => {
    const t = createTestEditor().down([100, 100], finger(1)).down([200, 100], finger(2));
    const [left, right] = [
      t.editor.screenToPage({ x: 100, y: 100 }),
      t.editor.screenToPage({ x: 200, y: 100 }),
    ];
    t.move([50, 100], finger(1)).move([250, 100], finger(2)).expectCamera({ zoom: 2 });
    expect(t.editor.pageToScreen(left)).toEqual({ x: 50, y: 100 });
    expect(t.editor.pageToScreen(right)).toEqual({ x: 250, y: 100 });
  });

  it('go on with one when the other is lifted, without a jump', () => {
    const t = createTestEditor().down([100, 100], finger(1)).down([200, 100], finger(2));
    t.move([200, 100], finger(2)).up(finger(2)).move([100, 130], finger(1)).expectCamera({ y: -30, zoom: 1 });
    t.up(finger(1)).tool('draw').drag([0, 0], [40, 40], finger(3)).expectShapes({ type: 'draw' });
  });

  it('leave no dot behind from the first', () => {
    const t = createTestEditor().tool('draw').down([100, 100], finger(1)).move([103, 100], finger(1));
    t.down([200, 100], finger(2)).move([220, 100], finger(2)).up(finger(2)).up(finger(1)).expectShapes();
  });

  it('keep a stroke that was already drawn', () => {
    const t = createTestEditor().tool('draw').press([100, 100], [160, 100], finger(1));
    t.down([300, 300], finger(2)).up(finger(2)).up(finger(1)).expectShapes({ type: 'draw', w: 60 });
  });

  it('are not bothered by a third', () => {
    const t = createTestEditor()
      .down([100, 100], finger(1))
      .down([200, 100], finger(2))
      .down([0, 0], finger(3));
    t.move([500, 500], finger(3)).up(finger(3)).expectCamera({ x: 0, y: 0, zoom: 1 });
  });

  it('end cleanly when the system takes them away', () => {
    const t = createTestEditor().down([100, 100], finger(1)).down([200, 100], finger(2));
    t.editor.input.pointerCancel(1);
    t.editor.input.pointerCancel(2);
    t.rectangle([0, 0], [50, 50]).expectShapes({ w: 50 });
  });
});

describe('a stylus', () => {
  it('once seen, leaves panning to the finger', () => {
    const t = createTestEditor().tool('draw').drag([0, 0], [50, 50], { type: 'touch' });
    t.drag([0, 0], [50, 50], { type: 'pen' });
    expect(t.shapes).toHaveLength(2);
    t.drag([0, 0], [50, 50], { type: 'touch' }).expectCamera({ x: -50, y: -50 });
    expect(t.shapes).toHaveLength(2);
  });

  it('takes over from a palm that came down first', () => {
    const t = createTestEditor().tool('draw').down([300, 300], { type: 'touch', id: 1 });
    t.drag([0, 0], [50, 50], { type: 'pen', id: 2 }).up({ type: 'touch', id: 1 });
    t.expectShapes({ type: 'draw', x: 0, w: 50 });
  });

  it('takes over from a palm that would pan, too', () => {
    const t = createTestEditor().tool('draw').drag([0, 0], [50, 50], { type: 'pen' });
    t.down([300, 300], { type: 'touch', id: 1 }).press([100, 0], [150, 50], { type: 'pen', id: 2 });
    t.move([320, 320], { type: 'touch', id: 1 }).up({ type: 'touch', id: 1 });
    t.move([190, 50], { type: 'pen', id: 2 }).up({ type: 'pen', id: 2 });
    t.expectShapes({ x: 0, w: 50 }, { x: 100, w: 90 }).expectCamera({ x: 0, y: 0 });
  });

  it('is not disturbed by a palm that comes down later', () => {
    const t = createTestEditor().tool('draw').press([0, 0], [50, 50], { type: 'pen', id: 1 });
    t.down([300, 300], { type: 'touch', id: 2 }).move([310, 310], { type: 'touch', id: 2 });
    t.up({ type: 'touch', id: 2 }).move([90, 90], { type: 'pen', id: 1 }).up({ type: 'pen', id: 1 });
    t.expectShapes({ w: 90 }).expectCamera({ x: 0 });
  });
});

describe('a cancelled pointer', () => {
  it('that is already up cancels nothing', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).press([0, 25], [20, 25]);
    t.editor.input.pointerCancel(99);
    t.up().expectShapes({ x: 20 });
  });
});
