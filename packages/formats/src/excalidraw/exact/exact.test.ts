import { isBindable, type NewShape, plainFields, type Shape } from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyShape, anyShapes } from '../../test/anyShape.ts';
import type { Fields } from '../element.ts';
import { readExcalidraw } from '../readExcalidraw.ts';
import { writeExcalidrawFile } from '../writeExcalidrawFile.ts';

/** What is saved of a board with these shapes. */
function save(shapes: readonly NewShape<Shape>[]): { readonly elements: Fields[] } {
  const { store } = createTestBoard();
  store.create(...shapes);
  return JSON.parse(JSON.stringify(writeExcalidrawFile(store.sorted())));
}

function open(file: unknown): readonly NewShape<Shape>[] {
  const result = readExcalidraw(file);
  if (result?.kind !== 'shapes') throw new Error('It is no file.');
  return result.shapes;
}

/**
 * As documents have them. Files of images are told by other means, what is bound to nothing is bound to nothing, and where an
 * arrow goes that is bound or has elbows follows from that.
 */
function fieldsOf(shapes: readonly NewShape<Shape>[]): readonly Fields[] {
  const bindable = new Set(shapes.filter(isBindable).map(({ id }) => id));
  return plainFields(shapes).map(({ im: _file, fo: _kept, g, p, bs, be, ...fields }, index) => {
    const bound = { ...(isBoundTo(bs, bindable) && { bs }), ...(isBoundTo(be, bindable) && { be }) };
    const shape = shapes[index];
    const isFound = shape?.type === 'arrow' && (bs || be || shape.style.route === 'elbow');
    const rounded = Array.isArray(g) ? g.map((part) => Math.round(part * 1000) / 1000 + 0) : g;
    return { ...fields, ...bound, id: shape?.id, ...(!isFound && { g: rounded, p }) };
  });
}

function isBoundTo(binding: unknown, ids: ReadonlySet<unknown>): boolean {
  return ids.has(Object(binding).id);
}

describe('a board that was saved as a file of Excalidraw', () => {
  it('has each shape as it was when it is opened', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const { store } = createTestBoard();
        store.create(shape);
        expect(fieldsOf(open(save([shape])))).toEqual(fieldsOf(store.sorted()));
      }),
      { numRuns: 100 },
    );
  });

  it('has all of them as they hang together', () => {
    fc.assert(
      fc.property(anyShapes, (shapes) => {
        const byId = (all: readonly NewShape<Shape>[]) =>
          fieldsOf(all).toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
        const { store } = createTestBoard();
        store.create(...shapes);
        expect(byId(open(save(shapes)))).toEqual(byId(store.sorted()));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same file when it is opened and saved once more', () => {
    fc.assert(
      fc.property(fc.array(anyShape, { maxLength: 4 }), (some) => {
        const file = save(some.map((shape, index) => ({ ...shape, id: `s${index}` })));
        expect(save(open(file))).toEqual(file);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a shape that was changed elsewhere', () => {
  const style = { ...open(save([box({})]))[0]?.style, font: 'mono', align: 'right', corners: 'sharp' };
  const file = save([box({ style: style as Shape['style'] })]);

  function changed(fields: Fields): NewShape<Shape> | undefined {
    return open({ ...file, elements: file.elements.map((element) => ({ ...element, ...fields })) })[0];
  }

  it('is what it was where it was only moved or ordered anew', () => {
    const fields = { x: 500, version: 7, updated: 8, index: 'a5', groupIds: ['g'] };
    expect(changed(fields)).toMatchObject({ x: 500, groups: ['g'], style: { font: 'mono', align: 'right' } });
  });

  it('is what it became', () => {
    expect(changed({ strokeColor: '#e03131' })).toMatchObject({ style: { color: 'red', font: 'hand' } });
  });

  it.each([
    { of: 7 },
    { s: 'red', g: ['a'], tx: { base64: '%' }, type: 'unknown' },
    { li: 'javascript:alert(1)' },
    { type: 'hologram' },
    { g: [1e9] },
  ])('may say anything of itself, such as %j', (lie) => {
    const [element] = file.elements;
    const own = Object(Object(element?.customData).drawbridge);
    const customData = { drawbridge: { ...own, exact: { ...own.exact, ...lie } } };
    const shape = changed({ customData });
    expect(shape).toMatchObject({ type: 'rectangle', link: '' });
    const { store } = createTestBoard();
    store.create(shape ?? box({}));
    expect(store.sorted()).toHaveLength(1);
  });
});

it('what others put beside our mark stays beside it', () => {
  const file = save([box({})]);
  const others = { theirs: { deep: [1] } };
  const elements = file.elements.map((element) => ({
    ...element,
    customData: { ...Object(element.customData), ...others },
  }));
  const [shape] = open({ ...file, elements });
  expect(save([{ ...(shape ?? box({})), w: 77 }]).elements[0]).toMatchObject({
    width: 77,
    customData: { drawbridge: expect.anything(), ...others },
  });
  expect(save([shape ?? box({})]).elements).toEqual(elements);
});

function box(fields: Partial<NewShape<Shape>>): NewShape<Shape> {
  const { store } = createTestBoard();
  const style = { color: 'black', width: 3.5, opacity: 0.123 };
  // What a style lacks, a store adds.
  const [id = ''] = store.create({
    type: 'rectangle',
    x: 1,
    y: 2,
    w: 30,
    h: 40,
    style: style as Shape['style'],
  });
  return { ...store.get(id), id: 'box', ...fields } as NewShape<Shape>;
}
