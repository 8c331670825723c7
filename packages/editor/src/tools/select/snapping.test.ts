import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

const solid = { ...DEFAULT_STYLE, fill: 'solid' } as const;
const box = (x: number, y: number, w = 50): NewShape<Shape> => ({
  ...{ type: 'rectangle', x, y, w, h: 50, style: solid },
});

/** A box at (100, 100) and one at (300, 300), with snapping to shapes on. */
function snapping(...shapes: NewShape<Shape>[]): TestEditor {
  const t = createTestEditor();
  t.store.create(box(100, 100), box(300, 300), ...shapes);
  return t.key('Alt+S');
}

const guides = (t: TestEditor): number => {
  t.frame().surface.resetWork();
  t.surface.resize(t.surface.width, t.surface.height);
  t.frame();
  return t.surface.liveWork.lineTo ?? 0;
};

describe('snapping to shapes', () => {
  it('brings what is dragged onto one line with others', () => {
    const t = snapping().drag([325, 325], [129, 346]);
    t.expectShapes({ x: 100 }, { x: 100, y: 321 });
  });

  it('shows why, until the gesture ends', () => {
    const t = snapping().press([325, 325], [129, 346]);
    expect(guides(t)).toBeGreaterThan(0);
    t.key('Escape');
    expect(guides(t)).toBe(0);
    t.up().drag([325, 325], [129, 346]);
    expect(guides(t)).toBe(0);
  });

  it('is the other way round with Ctrl, also in the middle of a drag', () => {
    const t = snapping().press([325, 325], [129, 346]);
    t.editor.input.setModifiers({ shift: false, alt: false, ctrl: true });
    t.up({ ctrl: true }).expectShapes({}, { x: 104, y: 321 });
    const off = createTestEditor();
    off.store.create(box(100, 100), box(300, 300));
    off.drag([325, 325], [129, 346], { ctrl: true }).expectShapes({}, { x: 100, y: 321 });
    off.key('Mod+Z').drag([325, 325], [129, 346]).expectShapes({}, { x: 104, y: 321 });
  });

  it('goes with Shift along one axis', () => {
    snapping().drag([325, 325], [131, 340], { shift: true }).expectShapes({}, { x: 100, y: 300 });
  });

  it('finds a place where gaps are equal', () => {
    const t = createTestEditor();
    t.store.create(box(0, 100), box(300, 110), box(120, 400, 40));
    t.key('Alt+S').drag([140, 425], [178, 137]);
    t.expectShapes({}, {}, { x: 155 });
  });

  it('brings sides and corners that are dragged onto a line', () => {
    const t = snapping().click([325, 325]);
    t.drag([356.75, 356.75], [402, 402]).expectShapes({}, { w: 95.25 });
    t.key('Mod+Z').drag([293.25, 325], [147, 325]).expectShapes({}, { x: 150, w: 200 });
  });

  it('brings what is made onto a line, from its first corner on', () => {
    snapping().rectangle([104, 204], [297, 250]).expectShapes({}, {}, { x: 100, y: 204, w: 200, h: 46 });
  });

  it('does not snap a shape to itself, but a copy to its original', () => {
    snapping().drag([325, 325], [345, 325]).expectShapes({}, { x: 320 });
    const t = createTestEditor();
    t.store.create(box(100, 100));
    t.key('Alt+S').drag([125, 125], [128, 300], { alt: true }).expectShapes({}, { x: 100, y: 275 });
  });

  it('looks further on screen the closer one is', () => {
    const t = snapping();
    t.editor.setCamera({ x: 80, y: 80, zoom: 4 });
    t.store.update(t.shapes[1]?.id ?? '', { x: 150, y: 160 });
    t.drag([300, 340], [120, 340]).expectShapes({}, { x: 105 });
    t.drag([120, 340], [106, 340]).expectShapes({}, { x: 100 });
  });

  it('looks at some shapes only, however many are in view', () => {
    const t = createTestEditor();
    t.store.create(
      ...Array.from({ length: 4000 }, (_, i) => ({
        ...{ type: 'rectangle' as const, style: solid, w: 4, h: 4 },
        ...{ x: 10 * (i % 80), y: 10 * Math.floor(i / 80) },
      })),
    );
    t.key('Alt+S').press([2, 2], [43, 43]);
    expect(guides(t)).toBeGreaterThan(0);
    t.up();
  });
});

describe('snapping to the grid', () => {
  it('brings what is dragged, resized or made onto it', () => {
    const t = createTestEditor();
    t.store.create(box(103, 104));
    t.key("Mod+'").drag([125, 125], [166, 125]).expectShapes({ x: 140, y: 100 });
    t.drag([196.75, 156.75], [218, 170]).expectShapes({ w: 80, h: 60 });
    t.rectangle([308, 309], [355, 361]).expectShapes({}, { x: 300, y: 300, w: 60, h: 60 });
  });

  it('is suspended with Ctrl, and ends with the same key', () => {
    const t = createTestEditor();
    t.store.create(box(103, 104));
    t.key("Mod+'").drag([125, 125], [166, 125], { ctrl: true }).expectShapes({ x: 144, y: 104 });
    t.key("Mod+'").drag([166, 125], [207, 125]).expectShapes({ x: 185, y: 104 });
  });

  it('goes before snapping to shapes', () => {
    snapping().key("Mod+'").drag([325, 325], [127, 338]).expectShapes({}, { x: 100, y: 320 });
  });
});
