import { SHAPES_KEY, type Shape } from '@drawbridge/board';
import { LINE_HEIGHT } from '@drawbridge/shapes';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../test/index.ts';
import { loadPlacedCarets } from './lateCarets.ts';

beforeAll(loadPlacedCarets);

/** In Node letters are about so wide. */
const LETTER_EM = 0.52;

/** Ada writes in a text at 100, 100; Ben looks on. */
function createPair(text = 'hello', tool = 'text') {
  const [ada, ben] = [createTestEditor(), createTestEditor('ben')];
  ada.showPresenceTo(ben).tool(tool).click([100, 100]).type(text);
  tell(ada, ben);
  return { ada, ben };
}

/** Everything that Ada does reaches Ben. */
function tell(ada: TestEditor, ben: TestEditor): void {
  ada.advance(350).sync(ben).sync(ben);
  ben.frame();
}

const caretsOf = ({ surface }: TestEditor) => surface.carets;
const letterPx = ({ style }: Shape) => LETTER_EM * style.fontSize;

describe('the caret of somebody who types', () => {
  it('is behind their last letter, as high as a line, in their colour', () => {
    const { ada, ben } = createPair();
    const { shape } = ben;
    const [caret] = caretsOf(ben);
    expect(caret).toMatchObject({ peerId: 1, name: 'ada', color: '#2b6fdb', selection: [] });
    expect(caret?.caret).toMatchObject({ y: shape.y, w: 0, h: LINE_HEIGHT * shape.style.fontSize });
    expect(caret?.caret.x).toBeCloseTo(shape.x + 5 * letterPx(shape));
    ada.type('!!');
    tell(ada, ben);
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(shape.x + 7 * letterPx(shape));
  });

  it('moves with arrow keys and selections, without a letter being typed', () => {
    const { ada, ben } = createPair();
    ada.field.select(1, 3);
    ada.advance(50);
    ben.frame();
    const [caret] = caretsOf(ben);
    const px = letterPx(ben.shape);
    expect(caret?.caret.x).toBeCloseTo(ben.shape.x + 3 * px);
    expect(caret?.selection).toHaveLength(1);
    expect(caret?.selection[0]?.x).toBeCloseTo(ben.shape.x + px);
    expect(caret?.selection[0]?.w).toBeCloseTo(2 * px);
  });

  it('stays at its letter when we type before it, in our own field too', () => {
    const { ada, ben } = createPair();
    const px = letterPx(ben.shape);
    ben.editor.typing.editText(ben.shape.id);
    ben.field.select(0);
    ben.type('oh ').frame();
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(ben.shape.x + 8 * px);
    ben.advance(350).sync(ada).frame();
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(ben.shape.x + 8 * px);
    expect(ada.field.picture).toBe('oh hello|');
  });

  it('waits at its old place for letters that presence is ahead of', () => {
    const { ada, ben } = createPair();
    const before = caretsOf(ben)[0]?.caret.x;
    ada.type('!').advance(350);
    ben.frame();
    expect(caretsOf(ben)[0]?.caret.x).toBe(before);
    ben.sync(ada).frame();
    expect(caretsOf(ben)[0]?.caret.x).toBeGreaterThan(before ?? 0);
  });

  it('says whose it is for a while, and again when it moves', () => {
    const { ada, ben } = createPair();
    const isNamed = () => caretsOf(ben)[0]?.isNamed;
    expect(isNamed()).toBe(true);
    ben.advance(3100).frame();
    expect(isNamed()).toBe(false);
    ada.field.select(0);
    ada.advance(50);
    ben.frame();
    expect(isNamed()).toBe(true);
  });

  it('goes when they are done, and when they leave', () => {
    const { ada, ben } = createPair();
    ada.editor.typing.end();
    tell(ada, ben);
    expect(caretsOf(ben)).toEqual([]);
    ada.editor.typing.editText(ada.shape.id);
    tell(ada, ben);
    expect(caretsOf(ben)).toHaveLength(1);
    ben.editor.removeCollaborator(1);
    ben.frame();
    expect(caretsOf(ben)).toEqual([]);
  });

  it('goes with the shape', () => {
    const { ben } = createPair();
    ben.store.delete([ben.shape.id]);
    ben.frame();
    expect(caretsOf(ben)).toEqual([]);
  });

  it('is in a label without a letter, of any shape', () => {
    const { ada, ben } = createPair('', 'sticky');
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(100);
    ada.editor.typing.end();
    ada.tool('arrow').drag([300, 300], [500, 300]);
    const arrow = ada.shapes.at(-1)?.id ?? '';
    ada.editor.typing.editText(arrow);
    tell(ada, ben);
    const { x, y, h } = caretsOf(ben)[0]?.caret ?? { x: 0, y: 0, h: 0 };
    expect([x, y + h / 2].map(Math.round)).toEqual([400, 300]);
  });

  it('turns with the shape, and grows with the zoom', () => {
    const { ben } = createPair('', 'sticky');
    ben.store.update(ben.shape.id, { rotation: Math.PI / 2 });
    ben.editor.setCamera({ x: 0, y: 0, zoom: 2 });
    ben.frame();
    const { x, y, h, rotation } = caretsOf(ben)[0]?.caret ?? { x: 0, y: 0, h: 0, rotation: 0 };
    expect(rotation).toBe(Math.PI / 2);
    // It lies on its side: its middle is that of the note.
    expect([x - h / 2, y].map(Math.round)).toEqual([200, 200]);
  });

  it('follows a drag of the shape', () => {
    const { ada, ben } = createPair('', 'sticky');
    const before = caretsOf(ben)[0]?.caret.x ?? 0;
    ben.press([100, 100], [150, 100]).frame();
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(before + 50);
    ben.up().sync(ada).frame();
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(before + 50);
  });

  it('is nothing beyond the view', () => {
    const { ben } = createPair();
    ben.editor.setCamera({ x: 5000, y: 0, zoom: 1 });
    ben.frame();
    expect(caretsOf(ben)).toEqual([]);
  });

  it('stays right while an input method composes on either side', () => {
    const { ada, ben } = createPair('ab');
    ben.editor.typing.editText(ben.shape.id);
    ben.field.select(1);
    ben.field.compose('にほ');
    ada.type('cd');
    tell(ada, ben);
    const px = letterPx(ben.shape);
    // Our field has no "cd" yet: it is where those will come.
    expect(ben.field.text).toBe('aにほb');
    const wide = 2 * ben.shape.style.fontSize;
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(ben.shape.x + 2 * px + wide);
    ben.field.commit('日本');
    ben.frame();
    expect(ben.field.text).toBe('a日本bcd');
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(ben.shape.x + 4 * px + wide);
    ada.field.compose('…');
    tell(ada, ben);
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(ben.shape.x + 4 * px + wide);
  });

  it('is found in the label that won when two began it at the same moment', () => {
    const ada = createTestEditor().rectangle([100, 100], [300, 200]);
    const ben = createTestEditor('ben').sync(ada);
    [ada.board.doc.clientID, ben.board.doc.clientID] = [1, 2];
    ada.showPresenceTo(ben);
    for (const person of [ada, ben]) person.editor.typing.editText(person.shape.id);
    ada.type('one').advance(400);
    ben.type('two').advance(400);
    tell(ada, ben);
    expect([ada.field.picture, ben.field.picture]).toEqual(['twoone|', 'two|one']);
    expect(ada.board.doc.getMap(SHAPES_KEY).toJSON()).toEqual(ben.board.doc.getMap(SHAPES_KEY).toJSON());
    tell(ada, ben);
    const px = letterPx(ben.shape);
    expect(caretsOf(ben)[0]?.caret.x).toBeCloseTo(200 + 3 * px);
  });
});
