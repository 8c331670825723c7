import { DEFAULT_STYLE, type Shape } from '@drawbridge/board';
import { LINE_HEIGHT } from '@drawbridge/shapes';
import { describe, expect, it, vi } from 'vitest';
import { createTestEditor } from '../test/index.ts';

const textOf = (shape: Shape | undefined) => (shape && 'text' in shape ? shape.text : undefined);
const line = LINE_HEIGHT * DEFAULT_STYLE.fontSize;

describe('the text tool', () => {
  it('puts a text where one clicks, goes back to select, and selects what was written', () => {
    const t = createTestEditor()
      .tool('text')
      .click([100, 100])
      .expectTool('select')
      .type('hello')
      .key('Escape');
    t.expectTyping('hello');
    t.editor.typing.end();
    t.expectShapes({ type: 'text', text: 'hello', x: 100, y: 85, h: 30, wraps: false } as never);
    t.expectSelected(t.shape);
  });

  it('makes a text as wide as the drag, which wraps', () => {
    const t = createTestEditor()
      .tool('text')
      .drag([300, 100], [100, 140])
      .type('some words that wrap in here');
    t.editor.typing.end();
    t.expectShapes({ x: 100, y: 100, w: 200, wraps: true } as never);
    expect(t.shape.h).toBeGreaterThan(line);
  });

  it('leaves nothing behind when nothing was written, and nothing to undo', () => {
    const t = createTestEditor().tool('text').click([100, 100]).type('  ');
    t.advance(2000).editor.typing.end();
    t.expectShapes().frame();
    expect(t.editor.ui.canUndo).toBe(false);
  });

  it('opens the text that one clicks on', () => {
    const t = createTestEditor().tool('text').click([100, 100]).type('hello');
    t.tool('text').click([110, 100]).expectTyping('hello').type('bye');
    t.editor.typing.end();
    t.expectShapes({ text: 'bye' } as never);
  });

  it('stays when it is locked: each click ends a text and begins another', () => {
    const t = createTestEditor()
      .key('T')
      .key('Q')
      .click([100, 100])
      .type('one')
      .click([100, 300])
      .type('two');
    t.click([400, 400]).expectTool('text').expectSelected();
    t.expectShapes({ text: 'one' } as never, { text: 'two' } as never);
  });

  it('writes with the chosen style, also when that is chosen before the first letter', () => {
    const t = createTestEditor().tool('text').click([100, 100]);
    t.editor.setStyle({ color: 'red' });
    t.type('x');
    t.editor.setStyle({ fontSize: 48 });
    t.editor.typing.end();
    expect(t.shape.style).toMatchObject({ color: 'red', fontSize: 48 });
    expect(t.shape.h).toBeCloseTo(LINE_HEIGHT * 48);
  });

  it('with Enter writes in the middle of the view', () => {
    const t = createTestEditor().key('T').key('Enter').type('middle');
    t.editor.typing.end();
    t.expectShapes({ x: 400, y: 300 - line / 2 });
  });
});

describe('a double click', () => {
  it('on the empty board begins a text', () => {
    const t = createTestEditor().doubleClick([200, 200]).type('new');
    t.click([500, 500]).expectShapes({ type: 'text', text: 'new' } as never);
  });

  it('in the middle of a shape writes its label, filled or not', () => {
    const t = createTestEditor().rectangle([100, 100], [300, 200]).click([500, 500]).doubleClick([200, 150]);
    t.expectTyping('').type('label').click([500, 500]);
    t.expectShapes({ type: 'rectangle', text: 'label' });
  });

  it('on a label selects all of it, so that the next letter takes its place', () => {
    const t = createTestEditor().rectangle([100, 100], [300, 200]).doubleClick([200, 150]).type('old');
    t.click([500, 500]).doubleClick([200, 150]);
    expect(t.field.picture).toBe('|old|');
  });

  it('on a handle opens the text of what is selected', () => {
    const t = createTestEditor().tool('frame').drag([100, 100], [300, 200]).doubleClick([150, 97]);
    t.expectTyping(textOf(t.shape)).type('Plan').click([600, 500]);
    t.expectShapes({ type: 'frame', text: 'Plan' });
  });

  it('with Shift writes nothing', () => {
    createTestEditor().doubleClick([200, 200], { shift: true }).expectTyping(undefined);
  });
});

describe('Enter', () => {
  it('opens the text of the one selected shape', () => {
    createTestEditor().rectangle([100, 100], [300, 200]).key('Enter').expectTyping('');
  });

  it('does nothing with a stroke, with several shapes, with a locked one, or while one may only look', () => {
    const stroke = createTestEditor().tool('draw').drag([100, 100], [200, 200]).key('V').key('Mod+A');
    stroke.key('Enter').expectTyping(undefined);
    const two = createTestEditor().rectangle([0, 0], [50, 50]).rectangle([100, 100], [150, 150]).key('Mod+A');
    two.key('Enter').expectTyping(undefined);
    const locked = createTestEditor().rectangle([100, 100], [300, 200]);
    locked.store.update(locked.shape.id, { locked: true });
    locked.key('Enter').expectTyping(undefined);
    const looking = createTestEditor().rectangle([100, 100], [300, 200]).key('Alt+R');
    expect(looking.editor.typing.editText(looking.shape.id)).toBe(false);
  });
});

describe('the sticky tool', () => {
  it('puts a square note where one clicks, and one writes on it', () => {
    const t = createTestEditor()
      .key('N')
      .click([300, 300])
      .expectTool('select')
      .type('todo')
      .click([600, 500]);
    t.expectShapes({ type: 'sticky', x: 200, y: 200, w: 200, h: 200, text: 'todo' });
  });

  it('makes one of the size of the drag; with Shift a square', () => {
    const t = createTestEditor().key('N').drag([100, 100], [400, 200]);
    t.key('N').drag([100, 300], [200, 350], { shift: true });
    t.expectShapes({ w: 300, h: 100 }, { w: 100, h: 100 });
  });

  it('keeps a note without a word, takes back words and note one after the other', () => {
    const t = createTestEditor().key('N').click([300, 300]).type('todo').click([600, 500]).key('Mod+Z');
    t.expectShapes({ type: 'sticky', text: '' }).key('Mod+Z').expectShapes();
  });

  it('makes nothing after Escape', () => {
    createTestEditor().key('N').press([100, 100], [200, 200]).key('Escape').up().expectShapes();
  });

  it('stays when it is locked', () => {
    const t = createTestEditor().key('N').key('Q').click([100, 100]).click([400, 400]).expectTool('sticky');
    expect(t.shapes).toHaveLength(2);
  });
});

it('a screen reader hears what was written', () => {
  const t = createTestEditor();
  const said: string[] = [];
  t.editor.onAnnouncement((words) => said.push(words));
  t.key('T').key('Enter').type('hello').editor.typing.end();
  t.tool('text').click([100, 100]).editor.typing.end();
  expect(said.filter((words) => words.includes('ext')).slice(-2)).toEqual(['Text, “hello”.', 'No text.']);
});

describe('while one types', () => {
  const typing = () => createTestEditor().rectangle([100, 100], [300, 200]).key('Enter');

  it('others see it when the hand rests, or after a second', () => {
    const t = typing().type('a').advance(200).type('b').advance(200);
    expect(textOf(t.shape)).toBe('');
    expect(textOf(t.advance(100).shape)).toBe('ab');
    for (let count = 0; count < 5; count++) t.type('c').advance(250);
    expect(textOf(t.shape)?.length).toBeGreaterThan(2);
  });

  it('all of it is one step to take back, however long it took', () => {
    const t = typing().type('one').advance(5000).type(' two').advance(5000).type(' three').click([600, 500]);
    t.expectShapes({ text: 'one two three' } as never)
      .key('Mod+Z')
      .expectShapes({ text: '' } as never);
    t.key('Mod+Shift+Z').expectShapes({ text: 'one two three' } as never);
  });

  it('the canvas shows the shape without its words', () => {
    const t = typing().type('label').click([600, 500]).key('Mod+A').key('Enter').frame();
    t.surface.resetWork();
    t.editor.setCamera({ x: 1, y: 1, zoom: 1 });
    t.rest();
    expect(t.surface.liveWork.fillText).toBeUndefined();
    expect(t.surface.tileWork.fillText).toBeUndefined();
    t.editor.typing.end();
    t.frame();
    expect(t.surface.liveWork.fillText).toBe(1);
  });

  it('a shape grows with its label, and shrinks again no further than it was', () => {
    const t = typing();
    t.field.compose('x');
    t.field.commit('one\ntwo\nthree\nfour');
    t.advance(300);
    expect(t.shape.h).toBeCloseTo(4 * line + 16);
    t.field.backspace(14);
    t.advance(300).expectShapes({ x: 100, y: 100, w: 200, h: 100 });
  });

  it('of a text that is emptied the shape goes, and comes back with undo', () => {
    const t = createTestEditor().tool('text').click([100, 100]).type('hello').click([500, 500]);
    t.doubleClick([110, 100]);
    t.field.backspace();
    t.click([500, 500])
      .expectShapes()
      .key('Mod+Z')
      .expectShapes({ text: 'hello' } as never);
  });

  it('what others type comes in, and both keep every letter', () => {
    const a = typing().type('middle').advance(300);
    const b = createTestEditor('ben').sync(a);
    b.editor.typing.editText(b.shape.id);
    a.field.select(0);
    b.field.select(6);
    a.type('one ').advance(300);
    b.type(' two').advance(300);
    a.sync(b);
    expect([a.field.picture, b.field.picture]).toEqual(['one |middle two', 'one middle two|']);
  });

  it('the input method of one is not disturbed by the other', () => {
    const a = typing();
    const b = createTestEditor('ben').sync(a);
    a.field.compose('に');
    b.editor.typing.editText(b.shape.id);
    b.type('b').advance(300);
    a.sync(b).advance(2000);
    expect(textOf(a.shape)).toBe('b');
    a.field.commit('日');
    a.advance(300).sync(b);
    expect(textOf(b.shape)).toBe('b日');
  });

  it('somebody else may delete the shape, which one is told', () => {
    const a = typing().type('words');
    const onNotice = vi.fn();
    a.editor.onNotice(onNotice);
    const b = createTestEditor('ben').sync(a);
    b.store.delete([b.shape.id]);
    a.sync(b).expectTyping(undefined).expectShapes();
    expect(onNotice).toHaveBeenCalledWith(expect.stringContaining('deleted'));
  });

  it('too long a text is cut, which one is told', () => {
    const t = typing();
    const onNotice = vi.fn();
    t.editor.onNotice(onNotice);
    t.editor.typing.current?.session.paste('x'.repeat(1_000_000));
    t.click([600, 500]);
    expect(textOf(t.shape)).toHaveLength(10_000);
    expect(onNotice).toHaveBeenCalledWith('A text can have 10,000 letters at most. The rest was left out.');
  });

  it('a tool, an action or the end of the session keeps what was written', () => {
    for (const end of [
      (t: ReturnType<typeof typing>) => t.tool('draw'),
      (t: ReturnType<typeof typing>) => t.editor.runAction('selectAll'),
      (t: ReturnType<typeof typing>) => t.editor.destroy(),
    ]) {
      const t = typing().type('kept');
      end(t);
      t.expectTyping(undefined).expectShapes({ text: 'kept' } as never);
    }
  });

  it('somebody else may move the shape, and it stays there', () => {
    const a = typing().type('a').advance(300);
    const b = createTestEditor('ben').sync(a);
    b.store.move([b.shape.id], { dx: 50, dy: 0 });
    a.sync(b)
      .type('b')
      .advance(300)
      .expectShapes({ x: 150, text: 'ab' } as never);
  });
});

describe('the size of the font', () => {
  it('grows and shrinks by keys, of each selected shape from its own, and texts with it', () => {
    const t = createTestEditor().tool('text').click([100, 100]).type('hello').click([500, 500]).key('Mod+A');
    const { w } = t.shape;
    t.key('Mod+>').expectShapes({ style: { ...DEFAULT_STYLE, fontSize: 26 } });
    expect(t.shape.w).toBeCloseTo((w * 26) / 24, 2);
    t.key('Mod+<').key('Mod+<');
    expect(t.shape.style.fontSize).toBe(22);
    t.key('Mod+Z').key('Mod+Z').expectShapes({ style: DEFAULT_STYLE });
    expect(t.shape.w).toBeCloseTo(w, 2);
  });

  it('with nothing selected is that of the next text', () => {
    const t = createTestEditor().key('Mod+>').tool('text').click([100, 100]).type('x').click([500, 500]);
    expect(t.shape.style.fontSize).toBe(26);
  });
});
