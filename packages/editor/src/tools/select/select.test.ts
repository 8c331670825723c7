import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

/** Two unfilled rectangles side by side, nothing selected. */
function twoRectangles() {
  const t = createTestEditor().rectangle([100, 100], [200, 200]).rectangle([300, 100], [400, 200]);
  t.key('Escape');
  const [left, right] = t.shapes;
  return { t, left, right };
}

describe('selecting by click', () => {
  it('takes the shape whose outline is clicked', () => {
    const { t, left } = twoRectangles();
    t.click([100, 150]).expectSelected(left);
  });

  it('takes nothing inside an unfilled rectangle', () => {
    const { t } = twoRectangles();
    t.click([150, 150]).expectSelected();
  });

  it('takes a filled rectangle from inside', () => {
    const { t, left } = twoRectangles();
    t.store.update(left?.id ?? '', { style: { fill: 'tint' } });
    t.click([150, 150]).expectSelected(left);
  });

  it('forgives a click a little beside the line, and a finger even more', () => {
    const { t, left } = twoRectangles();
    t.click([93, 150]).expectSelected(left);
    t.click([50, 50]).click([89, 150]).expectSelected();
    t.click([89, 150], { type: 'touch' }).expectSelected(left);
  });

  it('takes the frontmost of two shapes', () => {
    const { t, left } = twoRectangles();
    t.rectangle([100, 100], [200, 200]).key('Escape');
    t.click([100, 150]).expectSelected(t.shapes[2]);
    expect(t.shapes[0]).toBe(left);
  });

  it('replaces the selection, or with Shift adds to and takes from it', () => {
    const { t, left, right } = twoRectangles();
    t.click([100, 150]).click([300, 150]).expectSelected(right);
    t.click([100, 150], { shift: true }).expectSelected(left, right);
    t.click([300, 150], { shift: true }).expectSelected(left);
  });

  it('reduces a selection of several to the one that is clicked', () => {
    const { t, left } = twoRectangles();
    t.key('Mod+A').click([100, 150]).expectSelected(left);
  });

  it('lets go on a click beside everything, but not with Shift', () => {
    const { t, left } = twoRectangles();
    t.click([100, 150]).click([600, 500], { shift: true }).expectSelected(left);
    t.click([600, 500]).expectSelected();
  });

  it('finds a rotated rectangle where it is shown', () => {
    const { t, left } = twoRectangles();
    t.store.update(left?.id ?? '', { rotation: Math.PI / 4 });
    t.click([150, 150 - Math.SQRT2 * 50]).expectSelected(left);
    t.click([600, 500]).click([100, 100]).expectSelected();
  });
});

describe('box selection', () => {
  it('takes what the box touches', () => {
    const { t, left, right } = twoRectangles();
    t.drag([50, 50], [120, 120]).expectSelected(left);
    t.drag([50, 50], [320, 120]).expectSelected(left, right);
  });

  it('takes nothing that it lies within', () => {
    const { t } = twoRectangles();
    t.drag([120, 120], [180, 180]).expectSelected();
  });

  it('adds to the selection with Shift, and gives it back on Escape', () => {
    const { t, left, right } = twoRectangles();
    t.click([100, 150]);
    t.press([280, 50], [320, 120], { shift: true }).expectSelected(left, right);
    t.key('Escape').expectSelected(left).up().expectSelected(left);
  });

  it('changes nothing in the document', () => {
    const { t } = twoRectangles();
    t.key('Mod+Z');
    t.drag([50, 50], [320, 120]).key('Mod+Z');
    expect(t.shapes).toHaveLength(0);
  });
});

describe('dragging', () => {
  it('moves a shape that was not selected before, and selects it', () => {
    const { t, left } = twoRectangles();
    t.drag([100, 150], [130, 170]).expectSelected(left);
    t.expectShapes({ x: 130, y: 120 }, { x: 300, y: 100 });
  });

  it('moves a selected unfilled rectangle from inside', () => {
    const { t } = twoRectangles();
    t.click([100, 150]).drag([150, 150], [160, 160]);
    t.expectShapes({ x: 110, y: 110 }, { x: 300, y: 100 });
  });

  it('moves several from anywhere between them', () => {
    const { t } = twoRectangles();
    t.key('Mod+A').drag([250, 150], [260, 145]);
    t.expectShapes({ x: 110, y: 95 }, { x: 310, y: 95 });
  });

  it('keeps to one axis with Shift, pressed at any time', () => {
    const { t } = twoRectangles();
    t.press([100, 150], [140, 160]);
    t.editor.input.setModifiers({ shift: true, alt: false, ctrl: false });
    t.up({ shift: true }).expectShapes({ x: 140, y: 100 }, {});
  });

  it('writes the document once, when dropped', () => {
    const { t } = twoRectangles();
    let updates = 0;
    t.board.doc.on('update', () => updates++);
    t.key('Mod+A').press([100, 150], [500, 450]);
    expect(updates).toBe(0);
    t.up();
    expect(updates).toBe(1);
  });

  it('puts everything back on Escape, and ignores the rest of the drag', () => {
    const { t } = twoRectangles();
    t.press([100, 150], [130, 170]).key('Escape').move([180, 180]).up();
    t.expectShapes({ x: 100 }, { x: 300 });
  });

  it('ends without a change when the system takes the pointer', () => {
    const { t } = twoRectangles();
    t.press([100, 150], [130, 170]).editor.input.pointerCancel(1);
    t.move([180, 180]).up().expectShapes({ x: 100 }, { x: 300 });
  });

  it('is one step to undo, and to redo', () => {
    const { t } = twoRectangles();
    t.drag([100, 150], [130, 170]).key('Mod+Z').expectShapes({ x: 100 }, {});
    t.key('Mod+Shift+Z').expectShapes({ x: 130 }, {});
    t.key('Mod+Z').key('Mod+Y').expectShapes({ x: 130 }, {});
  });

  it('is not a drag below a few px', () => {
    const { t } = twoRectangles();
    t.drag([100, 150], [102, 151]).expectShapes({ x: 100, y: 100 }, {});
  });

  it('follows the page when the wheel turns under the pointer', () => {
    const { t } = twoRectangles();
    t.press([100, 150], [130, 150]);
    t.editor.input.wheel({ x: 130, y: 150, deltaX: 0, deltaY: 50, deltaMode: 0, ctrl: false, shift: false });
    t.up().expectShapes({ x: 130, y: 150 }, {});
  });
});

describe('what others do meanwhile', () => {
  function together() {
    const { t: ada } = twoRectangles();
    const blaise = createTestEditor('blaise').sync(ada);
    return { ada, blaise };
  }

  it('a shape deleted elsewhere leaves the selection', () => {
    const { ada, blaise } = together();
    ada.key('Mod+A');
    blaise.click([100, 150]).key('Delete').sync(ada);
    ada.expectSelected(ada.shape);
  });

  it('a shape deleted while it is brushed over with Shift stays unselected, also when it comes back', () => {
    const { ada, blaise } = together();
    ada.key('Mod+A').press([50, 50], [120, 120], { shift: true });
    blaise.key('Mod+A').key('Delete').sync(ada);
    ada.move([130, 130], { shift: true }).expectSelected();
    ada.up();
    blaise.key('Mod+Z').sync(ada);
    ada.expectSelected();
    expect(ada.shapes).toHaveLength(2);
  });

  it.each([true, false])(
    'a shape deleted under the pointer is not selected by the click (Shift %s)',
    (shift) => {
      const { ada, blaise } = together();
      ada.key('Mod+A').down([100, 150], { shift });
      blaise.click([100, 150]).key('Delete').sync(ada);
      ada.up({ shift });
      expect([...ada.editor.selectedIds].filter((id) => !ada.store.get(id))).toEqual([]);
    },
  );

  it('a shape deleted elsewhere while it is dragged is gone, the others land', () => {
    const { ada, blaise } = together();
    ada.key('Mod+A').press([100, 150], [130, 150]).frame();
    blaise.click([100, 150]).key('Delete').sync(ada);
    ada.frame().up().frame().expectShapes({ x: 330 });
  });

  it('a drag of shapes that are all deleted elsewhere ends in nothing', () => {
    const { ada, blaise } = together();
    ada.key('Mod+A').press([100, 150], [130, 150]);
    blaise.key('Mod+A').key('Delete').sync(ada);
    ada.move([200, 200]).frame().up().sync(blaise).expectShapes();
  });

  it('a shape moved elsewhere while it is dragged keeps both moves', () => {
    const { ada, blaise } = together();
    ada.press([100, 150], [130, 150]);
    blaise.drag([100, 150], [100, 250]).sync(ada);
    ada.up().sync(blaise).expectShapes({ x: 130, y: 200 }, {});
    expect(blaise.shapes).toEqual(ada.shapes);
  });

  it('undo takes back our move and leaves the moves of others', () => {
    const { ada, blaise } = together();
    ada.drag([100, 150], [130, 150]).sync(blaise);
    blaise.drag([300, 150], [300, 250]).sync(ada);
    ada.key('Mod+Z').sync(blaise).expectShapes({ x: 100 }, { y: 200 });
    expect(blaise.shapes).toEqual(ada.shapes);
  });

  it('undo does not take a shape away from where others put it since', () => {
    const { ada, blaise } = together();
    blaise.drag([300, 150], [300, 250]).sync(ada);
    blaise.drag([100, 150], [100, 250]).sync(ada);
    blaise.key('Mod+A');
    ada.drag([100, 200], [130, 200]).sync(blaise);
    blaise.drag([200, 250], [250, 250]).sync(ada);
    ada.editor.runAction('undo');
    ada.sync(blaise).expectShapes({ x: 180, y: 200 }, { x: 350, y: 200 });
  });
});
