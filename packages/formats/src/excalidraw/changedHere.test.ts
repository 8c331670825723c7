import type { Shape, ShapeId } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { readCopied, writeCopied } from '../clipboard/copied.ts';
import { element } from '../test/element.ts';
import { openElements, save, throughBoard } from '../test/throughBoard.ts';
import { fingerprint } from './foreign/fingerprint.ts';

const label = {
  id: 't',
  type: 'text',
  text: 'some\nwords',
  originalText: 'some words',
  fontSize: 28,
  fontFamily: 1,
  lineHeight: 1.2,
  x: 110.25,
  y: 205.5,
  width: 60,
  height: 60,
  containerId: 'box',
};
const box = element({
  id: 'box',
  x: 100.5,
  strokeWidth: 2.2,
  fillStyle: 'zigzag',
  backgroundColor: '#123456',
  customData: { others: { thing: 1 } },
  futureField: [1, 2],
  boundElements: [
    { type: 'text', id: 't' },
    { type: 'arrow', id: 'arrow' },
  ],
});
const text = element(label);
const turned = element({
  id: 'line',
  type: 'line',
  angle: 0.7,
  points: [
    [0, 0],
    [30.123456789, 10],
    [80, 40],
  ],
});
const arrow = element({
  id: 'arrow',
  type: 'arrow',
  points: [
    [0, 0],
    [-200.5, 3],
  ],
  startBinding: { elementId: 'box', focus: 0.3, gap: 7 },
  endBinding: null,
  startArrowhead: null,
  endArrowhead: 'cardinality_zero_or_one',
});
const page = element({ id: 'page', type: 'embeddable', link: 'https://example.com/', validated: true });
const all = [box, text, turned, arrow, page];

function changed(
  change: (board: ReturnType<typeof openElements>) => void,
  elements: readonly unknown[] = all,
) {
  const byId = new Map(throughBoard(elements, change).elements.map((one) => [one.id, one]));
  return (id: ShapeId) => byId.get(id);
}

describe('a shape that came from a file and was changed here', () => {
  it('has the new look, and everything else as it was', () => {
    const after = changed(({ store }) => store.update('box', { style: { color: 'red', width: 6 } }));
    expect(after('box')).toMatchObject({
      ...box,
      strokeColor: '#e03131',
      strokeWidth: 6,
      customData: { others: { thing: 1 } },
    });
    expect(after('t')).toMatchObject({ ...text, strokeColor: '#e03131', strokeWidth: 6 });
    expect(after('page')).toEqual(page);
  });

  it('that was filled in another way is filled in that way', () => {
    const after = changed(({ store }) => store.update('box', { style: { fill: 'solid' } }));
    expect(after('box')).toMatchObject({ fillStyle: 'solid', strokeWidth: 2.2, seed: box.seed });
  });

  it('that was moved has its form, as far away as it was moved', () => {
    const after = changed(({ store }) => store.move(['box', 'line', 'page'], { dx: 50, dy: 0 }));
    expect(after('box')).toEqual({ ...box, x: 150.5 });
    expect(after('t')).toEqual({ ...text, x: 160.25 });
    expect(after('line')).toEqual({ ...turned, x: 150 });
    expect(after('page')).toEqual({ ...page, x: 150 });
  });

  it('that was moved there and back is where it was, to the last digit', () => {
    const after = changed(({ store }) => {
      store.move(['box', 'line'], { dx: 0.1, dy: 0.7 });
      store.move(['box', 'line'], { dx: -0.1, dy: -0.7 });
    });
    expect(after('t')).toEqual(text);
    expect(after('line')).toEqual(turned);
  });

  it('that was resized has no form of before', () => {
    const after = changed(({ store }) => store.update('page', { w: 500 }));
    expect(after('page')).toEqual({ ...page, width: 500 });
    const line = changed(({ store }) => store.update('line', { rotation: 1 }))('line');
    expect(line).toMatchObject({ seed: turned.seed });
    expect(line?.points).not.toEqual(turned.points);
  });

  it('has the words that it has now', () => {
    const after = changed(({ store }) => store.update('box', { text: 'other words' }));
    expect(after('t')).toMatchObject({ originalText: 'other words', lineHeight: 1.2, seed: text.seed });
    expect(after('t')?.text).not.toContain('some');
  });

  it('without its words has no text bound to it', () => {
    const after = changed(({ store }) => store.update('box', { text: '' }));
    expect(after('t')).toBeUndefined();
    expect(after('box')).toEqual({ ...box, boundElements: [{ type: 'arrow', id: 'arrow' }] });
  });

  it('that has words now has a text bound to it', () => {
    const after = changed(({ store }) => store.update('arrow', { text: 'yes' }));
    expect(after('arrow')?.boundElements).toEqual([{ type: 'text', id: 'arrow-label' }]);
    expect(after('arrow-label')).toMatchObject({ containerId: 'arrow', originalText: 'yes' });
  });

  it('let go of has no binding, and one that is bound anew has the new one', () => {
    const free = changed(({ store }) => store.update('arrow', { start: undefined }));
    expect(free('arrow')).toMatchObject({ startBinding: null, endArrowhead: 'cardinality_zero_or_one' });
    const end = { id: 'page', x: 0.5, y: 0.5, isInside: true };
    const bound = changed(({ store }) => store.update('arrow', { end }));
    expect(bound('arrow')).toMatchObject({
      startBinding: arrow.startBinding,
      endBinding: { elementId: 'page', fixedPoint: [0.5, 0.5], mode: 'inside' },
    });
  });

  it('names nothing that is gone', () => {
    const after = changed(({ store }) => store.delete(['box']));
    expect(after('arrow')).toMatchObject({ startBinding: null });
    const hidden = { elementId: 'line', focus: 0, gap: 1 };
    const elements = [turned, { ...arrow, startBinding: null, endBinding: hidden }];
    expect(changed(() => {}, elements)('arrow')).toMatchObject({ endBinding: hidden });
    expect(changed(({ store }) => store.delete(['line']), elements)('arrow')).toMatchObject({
      endBinding: null,
    });
  });

  it('without a link any more has none', () => {
    const after = changed(({ store }) => store.update('page', { link: '' }));
    expect(after('page')).toEqual({ ...page, link: null });
  });
});

it('a copy has ids of its own, and what the file said of the original', () => {
  const { store } = openElements(all);
  store.duplicate(['box', 'page'], { dx: 10, dy: 10 });
  const elements = save(store.sorted());
  expect(elements.slice(0, 5)).toEqual(all);
  expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
  const [copy, copiedText, copiedPage] = elements.slice(5);
  expect(copy).toMatchObject({ x: 110.5, strokeWidth: 2.2, customData: box.customData, futureField: [1, 2] });
  expect(copiedText).toMatchObject({ containerId: copy?.id, lineHeight: 1.2 });
  expect(copiedPage).toMatchObject({ type: 'embeddable', validated: true, x: 110 });
});

it('a text in other fonts is wider here, and in the file as wide as it was', () => {
  const words = element({ ...label, containerId: null, textAlign: 'center', angle: 0.4 });
  const after = changed(
    ({ store }) => {
      const { x, w } = shapeOf(store.get('t'));
      store.update('t', { x: x - 5, w: w + 10 });
    },
    [{ ...words, angle: 0 }],
  );
  expect(after('t')).toEqual({ ...words, angle: 0 });
});

function shapeOf(shape: Shape | undefined): Shape {
  if (!shape) throw new Error('There is no such shape.');
  return shape;
}

it('what is kept travels with the clipboard', () => {
  const { store } = openElements(all);
  const result = readCopied(writeCopied(store.sorted()).text);
  if (result?.kind !== 'shapes') throw new Error('Nothing was copied.');
  const { store: other } = openElements([]);
  other.create(...result.shapes);
  expect(save(other.sorted())).toEqual(all);
});

it.each<[string, Readonly<Record<string, unknown>>]>([
  ['a link that runs a script', { link: 'javascript:alert(1)' }],
  ['that it was deleted', { isDeleted: true }],
  ['that it is nowhere', { x: 'here', y: 1e300 }],
  ['that it is of no type', { type: 7 }],
])('a shape of which somebody made up %s is as we write it', (_, fields) => {
  const { store } = openElements([element({ ...label, containerId: null })]);
  const kept = JSON.parse(shapeOf(store.get('t')).foreign);
  const written = Object.fromEntries(Object.keys(fields).map((key) => [key, fingerprint(null)]));
  const forged = { ...kept, fields: { ...kept.fields, ...fields }, written: { ...kept.written, ...written } };
  const nasty = JSON.stringify(forged).replace('{', '{"__proto__":{"polluted":1},');
  store.update('t', { foreign: nasty });
  expect(save(store.sorted())[0]).toMatchObject({
    id: 't',
    type: 'text',
    link: null,
    isDeleted: false,
    y: 205.5,
  });
  expect('polluted' in {}).toBe(false);
});

it.each(['', '{', '[]', '{"format":"else"}', '{"format":"excalidraw"}', '{"format":"excalidraw","id":1}'])(
  'a shape that carries %s along is as we write it',
  (foreign) => {
    const { store } = openElements([]);
    const plain = openElements([box]).store.get('box');
    store.create({ ...shapeOf(plain), foreign });
    expect(save(store.sorted())[0]).toMatchObject({ id: 'box', version: 1, fillStyle: 'hachure' });
  },
);
