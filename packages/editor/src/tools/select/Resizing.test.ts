import { DEFAULT_STYLE, packPoints, placePoints } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

/** Where the handles of the box from (100, 100) to (300, 200) are drawn: half a line and 5 px outside of it. */
const OUT = 5 + DEFAULT_STYLE.width / 2;
const bottomRight = [300 + OUT, 200 + OUT] as const;
const right = [300 + OUT, 150] as const;

const box = () => createTestEditor().rectangle([100, 100], [300, 200]);
const by = (from: readonly [number, number], dx: number, dy: number) => [from[0] + dx, from[1] + dy] as const;

describe('dragging a handle of the selection', () => {
  it('resizes it by its corner and by its sides', () => {
    const t = box().drag(bottomRight, by(bottomRight, 40, 20));
    t.expectShapes({ x: 100, y: 100, w: 240, h: 120 });
    t.drag([100 - OUT, 150], [80 - OUT, 300]).expectShapes({ x: 80, y: 100, w: 260, h: 120 });
    t.drag([200, 100 - OUT], [700, 110 - OUT]).expectShapes({ x: 80, y: 110, w: 260, h: 110 });
  });

  it('keeps the ratio with Shift', () => {
    box()
      .drag(bottomRight, by(bottomRight, 100, 0), { shift: true })
      .expectShapes({ w: 300, h: 150 });
    box()
      .drag(right, by(right, 200, 0), { shift: true })
      .expectShapes({ x: 100, y: 50, w: 400, h: 200 });
  });

  it('keeps the middle with Alt', () => {
    box()
      .drag(bottomRight, by(bottomRight, 40, 20), { alt: true })
      .expectShapes({ x: 60, y: 80, w: 280, h: 140 });
  });

  it('follows Shift and Alt that come and go meanwhile', () => {
    const t = box().press(bottomRight, by(bottomRight, 100, 0));
    t.editor.input.setModifiers({ shift: true, alt: false, ctrl: false });
    t.up({ shift: true }).expectShapes({ w: 300, h: 150 });
  });

  it('turns it over beyond the other side', () => {
    box()
      .drag(right, by(right, -260, 0))
      .expectShapes({ x: 40, w: 60, h: 100 });
  });

  it('by less than a drag is a click, which changes nothing', () => {
    const t = box()
      .drag(bottomRight, by(bottomRight, 1, 1))
      .expectShapes({ w: 200, h: 100 });
    t.expectSelected(t.shape);
  });

  it('goes back with Escape, and the pointer then means nothing', () => {
    const t = box()
      .press(bottomRight, by(bottomRight, 80, 80))
      .key('Escape')
      .move([500, 500])
      .up();
    t.expectShapes({ x: 100, y: 100, w: 200, h: 100 }).expectSelected(t.shape);
  });

  it('goes back when the system takes the pointer', () => {
    const t = box().press(bottomRight, by(bottomRight, 80, 80));
    t.editor.input.pointerCancel(1);
    t.up().expectShapes({ w: 200, h: 100 });
  });

  it('is one step to undo', () => {
    const t = box().drag(bottomRight, by(bottomRight, 40, 20));
    t.key('Mod+Z').expectShapes({ w: 200, h: 100 }).key('Mod+Shift+Z').expectShapes({ w: 240, h: 120 });
  });

  it('writes nothing before it ends', () => {
    const t = box();
    let updates = 0;
    t.board.doc.on('update', () => updates++);
    t.press(bottomRight, by(bottomRight, 80, 80)).frame();
    expect(updates).toBe(0);
    t.up();
    expect(updates).toBe(1);
  });

  it('of a turned shape follows its own sides', () => {
    const t = box();
    t.store.update(t.shape.id, { rotation: Math.PI / 2 });
    // Its right side is below now: the box goes from (150, 50) to (250, 250).
    t.drag([200, 250 + OUT], [200, 290 + OUT]).expectShapes({ w: 240, h: 100 });
    expect(t.shape.x + t.shape.w / 2).toBeCloseTo(200);
    expect(t.shape.y + t.shape.h / 2).toBeCloseTo(170);
  });
});

describe('resizing several', () => {
  const two = () => {
    const t = createTestEditor().rectangle([100, 100], [150, 150]).rectangle([250, 150], [300, 200]);
    return t.key('Mod+A');
  };

  it('scales their places too', () => {
    const t = two().drag(bottomRight, by(bottomRight, 200, 100));
    t.expectShapes({ x: 100, y: 100, w: 100, h: 100 }, { x: 400, y: 200, w: 100, h: 100 });
    t.key('Mod+Z').expectShapes({ w: 50 }, { x: 250, y: 150, w: 50 });
  });

  it('turns their arrangement over', () => {
    two()
      .drag(right, by(right, -400, 0))
      .expectShapes({ x: 50, w: 50 }, { x: -100, w: 50 });
  });

  it('takes along lines, strokes and text', () => {
    const t = createTestEditor(undefined, mixedBoard()).key('Mod+A');
    const [line, stroke, text] = t.shapes;
    t.drag([200 + OUT, 200 + OUT], [300 + OUT, 300 + OUT]);
    t.expectShapes(
      { type: 'line', x: 100, y: 100, w: 100, h: 100 },
      { type: 'draw', x: 200, y: 200, w: 100, h: 100 },
      { type: 'text', x: 100, y: 240, w: 100, h: 60, style: { ...DEFAULT_STYLE, fontSize: 48 } },
    );
    expect(stroke && 'packed' in stroke && stroke.packed).toBe(packedOf(t, 1));
    expect(line && 'packed' in line && line.packed).not.toEqual(packedOf(t, 0));
    expect(text?.type).toBe('text');
  });

  it('leaves locked ones alone, and offers no handles then', () => {
    const t = two();
    t.store.update(t.shapes[0]?.id ?? '', { locked: true });
    t.drag(bottomRight, by(bottomRight, 200, 100)).expectShapes({ w: 50 }, { x: 250, w: 50 });
  });

  it('shows a few as they will be, and of very many only the box', () => {
    const t = two()
      .press(bottomRight, by(bottomRight, 200, 100))
      .rest();
    t.surface.resetWork();
    t.move([520, 310]).frame();
    expect(t.surface.liveWork.roundRect ?? t.surface.liveWork.stroke ?? 0).toBeGreaterThan(0);
    t.up();
    const many = createTestEditor();
    many.store.create(
      ...Array.from({ length: 600 }, (_, i) => ({
        ...{ type: 'rectangle' as const, style: DEFAULT_STYLE, w: 5, h: 5 },
        ...{ x: 100 + 8 * (i % 25), y: 100 + 4 * Math.floor(i / 25) },
      })),
    );
    many
      .key('Mod+A')
      .rest()
      .press([297 + 5, 197 + 5], [400, 300])
      .rest();
    many.surface.resetWork();
    many.move([410, 310]).frame();
    const calls = Object.values(many.surface.liveWork).reduce((sum, count) => sum + count, 0);
    expect(calls).toBeLessThan(60);
    many.up();
    expect(many.shapes.at(-1)?.w).toBeGreaterThan(7);
  });
});

function packedOf(t: TestEditor, index: number): Uint8Array | undefined {
  const shape = t.shapes[index];
  return shape && 'packed' in shape ? shape.packed : undefined;
}

/** A line, a stroke and a text in the box from (100, 100) to (200, 200). */
function mixedBoard() {
  const board = createTestBoard();
  const stroke = [0, 25, 50].map((at) => ({ x: at, y: at, pressure: 0.5 }));
  const packed = packPoints({ points: stroke, isPen: false });
  board.store.create(
    {
      type: 'line',
      style: DEFAULT_STYLE,
      ...placePoints([
        { x: 100, y: 100 },
        { x: 120, y: 110 },
        { x: 150, y: 150 },
      ]),
    },
    { type: 'draw', style: DEFAULT_STYLE, x: 150, y: 150, w: 50, h: 50, packed, isPen: false },
    { type: 'text', style: DEFAULT_STYLE, x: 100, y: 170, w: 50, h: 30, text: 'hi' },
  );
  return board;
}
