import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';

/** What is said from now on. */
function listen(t: TestEditor): string[] {
  t.frame().advance(1000);
  const said: string[] = [];
  t.editor.onAnnouncement((words) => said.push(words));
  return said;
}

const rest = (t: TestEditor): TestEditor => t.frame().advance(1000);
const twoRectangles = () =>
  createTestEditor().rectangle([100, 100], [200, 200]).rectangle([300, 100], [400, 200]);

describe('what is said', () => {
  it('of a selection is what it is, once it rests', () => {
    const t = twoRectangles();
    const said = listen(t);
    rest(t.click([100, 150]));
    t.key('Mod+A').frame().key('Escape').frame().key('Mod+A');
    rest(t);
    rest(t.key('Escape'));
    expect(said).toEqual(['Rectangle.', '2 shapes selected.', 'Nothing selected.']);
  });

  it('of a change is what was done', () => {
    const t = twoRectangles();
    const said = listen(t);
    for (const key of ['ArrowRight', 'Shift+ArrowUp', 'Mod+D', 'Mod+Z', 'Mod+A', 'Delete']) rest(t.key(key));
    expect(said).toEqual([
      'Moved right by 1.',
      'Moved up by 10.',
      'Duplicated 1 shape.',
      'Undo.',
      '2 shapes selected.',
      'Deleted 2 shapes.',
    ]);
  });

  it('of the view is how large things are shown, and of a switch how it stands', () => {
    const t = createTestEditor();
    const said = listen(t);
    for (const key of ['Mod++', "Mod+'", "Mod+'"]) rest(t.key(key));
    expect(said).toEqual(['Zoom 150 %.', 'Grid on.', 'Grid off.']);
  });

  it('of a tool is its name, and how to draw with it', () => {
    const t = twoRectangles();
    const said = listen(t);
    rest(t.key('R'));
    rest(t.key('H'));
    expect(said).toEqual(['Rectangle. Enter puts one in the middle of the view.', 'Hand.']);
  });

  it('of others is nothing, unless they take what is selected', () => {
    const [t, other] = [twoRectangles(), createTestEditor('blaise')];
    t.sync(other);
    const said = listen(t);
    other.key('Mod+A').key('ArrowUp').sync(t);
    rest(t);
    expect(said).toEqual([]);
    other.key('Delete').sync(t);
    rest(t);
    expect(said).toEqual(['Nothing selected.']);
  });
});

describe('walking with Tab', () => {
  const grid = () =>
    createTestEditor()
      .rectangle([300, 100], [400, 200])
      .rectangle([100, 300], [200, 400])
      .rectangle([100, 105], [200, 205])
      .key('Escape');

  it('goes through the shapes in reading order, there and back', () => {
    const t = grid();
    const [second, third, first] = t.shapes;
    t.key('Tab').expectSelected(first).key('Tab').expectSelected(second).key('Tab').expectSelected(third);
    t.key('Shift+Tab').expectSelected(second).key('Escape').key('Shift+Tab').expectSelected();
  });

  it('says what each is, and where among all', () => {
    const t = grid();
    const said = listen(t);
    rest(t.key('Tab'));
    rest(t.key('Tab'));
    rest(t.key('Mod+Enter').key('Tab'));
    expect(said).toEqual([
      'Rectangle. 1 of 3.',
      'Rectangle. 2 of 3.',
      '1 shape kept.',
      'Rectangle. 3 of 3. 2 shapes selected.',
    ]);
  });

  it('leaves the key to the browser after the last, and after Escape', () => {
    const t = grid();
    const isTaken = (key: string) => t.editor.handleKey(press(key));
    expect([isTaken('Tab'), isTaken('Tab'), isTaken('Tab'), isTaken('Tab')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    t.key('Escape');
    expect(isTaken('Tab')).toBe(false);
    t.click([100, 150]);
    expect(isTaken('Tab')).toBe(true);
  });

  it('brings what is out of view into it, as large as before', () => {
    const t = grid();
    t.editor.setCamera({ x: 5000, y: 5000, zoom: 0.25 });
    t.key('Tab').expectCamera({ zoom: 0.25 });
    expect(t.editor.map.view.x).toBeLessThan(100);
  });

  it('keeps what is to be kept while it goes on, until something else is selected', () => {
    const t = grid();
    const [second, third, first] = t.shapes;
    t.key('Tab').key('Mod+Enter').key('Tab').expectSelected(first, second);
    t.key('Tab').expectSelected(first, third).key('Escape').click([100, 350]).key('Shift+Tab');
    t.expectSelected(second);
  });

  it('does nothing on an empty board', () => {
    expect(createTestEditor().editor.handleKey(press('Tab'))).toBe(false);
  });
});

function press(key: string) {
  const modifiers = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  return { key, code: '', ...modifiers, preventDefault: () => {} };
}
