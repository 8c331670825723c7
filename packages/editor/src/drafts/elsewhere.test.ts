import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

/** Ada changes shapes that both have, and Blaise sees it before it is done. */
function adaAndBlaise(make: (ada: TestEditor) => void) {
  const [ada, blaise] = [createTestEditor('ada'), createTestEditor('blaise')];
  ada.showDraftsTo(blaise, 1);
  make(ada);
  ada.sync(blaise).advance(1000);
  blaise.tool('select').frame();
  return { ada, blaise };
}

const withRectangle = () => adaAndBlaise((ada) => void ada.rectangle([100, 100], [200, 200]).key('Escape'));
const cursorAt = (t: TestEditor, x: number, y: number) => t.hover([x, y]).frame().surface.pointerCursor;

describe('what somebody else is dragging', () => {
  it('is hit where it is shown, and not where the document has it', () => {
    const { ada, blaise } = withRectangle();
    ada.press([100, 150], [400, 150]).advance(40);
    blaise.click([100, 150]).expectSelected();
    blaise.click([400, 150]).expectSelected(blaise.shape);
  });

  it('is hit where it was when the drag is cancelled, and where it is dropped', () => {
    const { ada, blaise } = withRectangle();
    ada.press([100, 150], [400, 150]).advance(40).key('Escape').up();
    blaise.click([400, 150]).expectSelected().click([100, 150]).expectSelected(blaise.shape).key('Escape');
    ada.press([100, 150], [400, 150]).advance(40).up().sync(blaise);
    blaise.click([100, 150]).expectSelected().click([400, 150]).expectSelected(blaise.shape);
  });

  it('is hit at its new size and angle', () => {
    const { ada, blaise } = withRectangle();
    ada.click([100, 150]).press([207, 207], [307, 307]).advance(40);
    blaise.click([200, 150]).expectSelected().click([300, 200]).expectSelected(blaise.shape);
  });

  it('lies over what it lay over', () => {
    const { ada, blaise } = adaAndBlaise((ada) =>
      ada.rectangle([100, 100], [200, 200]).rectangle([400, 100], [500, 200]).key('Escape'),
    );
    const [below, above] = blaise.shapes;
    ada.press([100, 150], [400, 150]).advance(40);
    blaise.click([400, 150]).expectSelected(above);
    ada.key('Escape').up().press([400, 150], [100, 150]).advance(40);
    blaise.click([100, 150]).expectSelected(above);
    expect(below?.id).not.toBe(above?.id);
  });

  it('brings the arrows along that hold on to it', () => {
    const { ada, blaise } = adaAndBlaise((ada) =>
      ada.rectangle([100, 100], [200, 200]).tool('arrow').drag([200, 150], [400, 150]).key('Escape'),
    );
    const [, arrow] = blaise.shapes;
    ada.press([100, 150], [100, 450]).advance(40);
    blaise.click([330, 150]).expectSelected();
    blaise.click([300, 300]).expectSelected(arrow);
  });

  it('is cut off by its frame only when both move', () => {
    const { ada, blaise } = adaAndBlaise((ada) =>
      ada
        .tool('frame')
        .drag([0, 0], [300, 300])
        .key('Escape')
        .rectangle([100, 100], [200, 200])
        .key('Escape'),
    );
    const inFrame = blaise.shapes.find(({ type }) => type === 'rectangle');
    expect(inFrame?.frame).not.toBe('');
    ada.press([100, 150], [500, 150]).advance(40);
    blaise.click([500, 150]).expectSelected(inFrame);
  });

  it('is taken anywhere in its box where it is shown, once it is selected', () => {
    const { ada, blaise } = withRectangle();
    blaise.click([100, 150]).expectSelected(blaise.shape);
    ada.press([100, 150], [400, 150]).advance(40);
    blaise.press([450, 150], [450, 180]).up();
    blaise.expectSelected(blaise.shape);
    blaise.click([150, 150]).expectSelected();
  });

  it('is erased where it is shown', () => {
    const { ada, blaise } = withRectangle();
    ada.press([100, 150], [400, 150]).advance(40);
    blaise.tool('eraser').drag([90, 150], [110, 150]);
    expect(blaise.shapes).toHaveLength(1);
    blaise.drag([390, 150], [410, 150]);
    expect(blaise.shapes).toHaveLength(0);
  });

  it('has handles again when it rests', () => {
    const { ada, blaise } = withRectangle();
    blaise.click([100, 150]);
    expect(cursorAt(blaise, 93, 93)).toBe('nwse-resize');
    ada.press([100, 150], [400, 150]).advance(40);
    expect(cursorAt(blaise, 93, 93)).toBe('default');
    expect(cursorAt(blaise, 393, 93)).toBe('default');
    ada.up().sync(blaise);
    expect(cursorAt(blaise, 393, 93)).toBe('nwse-resize');
  });

  it('is nothing any more when it was deleted', () => {
    const { ada, blaise } = withRectangle();
    ada.press([100, 150], [400, 150]).advance(40);
    blaise.key('Mod+A').key('Delete');
    blaise.click([400, 150]).expectSelected();
  });
});
