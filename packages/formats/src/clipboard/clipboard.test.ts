import { DEFAULT_STYLE, MAX_LINK_LENGTH, packPoints, type Shape } from '@drawbridge/board';
import { createTestBoard, testShape } from '@drawbridge/board/test';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SHAPES, MAX_TEXT_CHARACTERS } from '../limits.ts';
import { anyShapes } from '../test/anyShape.ts';
import { readClipboard } from './readClipboard.ts';
import { writeClipboard } from './writeClipboard.ts';

const box = { x: 1, y: 2, w: 3, h: 4, style: DEFAULT_STYLE } as const;

/** A clipboard with one rectangle, `fields` of the document over those that it has. */
function clipboardWith(fields: Readonly<Record<string, unknown>>) {
  const { shapes, ...frame } = JSON.parse(writeClipboard([testShape({ ...box, type: 'rectangle' })]));
  return { ...frame, shapes: [{ ...shapes[0], ...fields }] };
}

function readOne(fields: Readonly<Record<string, unknown>>) {
  const result = readClipboard(clipboardWith(fields));
  return result?.kind === 'shapes' ? result.shapes[0] : undefined;
}

describe('our own clipboard', () => {
  it('gives back every shape as it was', () => {
    fc.assert(
      fc.property(anyShapes, (shapes) => {
        const result = readClipboard(JSON.parse(writeClipboard(shapes)));
        if (result?.kind !== 'shapes') throw new Error('Our own clipboard was not understood.');
        expect(result.report).toMatchObject({ kept: shapes.length, changed: 0, skipped: 0 });
        const { store } = createTestBoard();
        store.create(...result.shapes);
        const without = (shape: Shape | undefined) => ({
          ...shape,
          z: '',
          author: '',
          created: 0,
          packed: 0,
        });
        for (const shape of shapes) {
          const read = store.get(shape.id);
          // An arrow is where its shapes want it.
          if (shape.type === 'arrow') expect(read).toMatchObject({ style: shape.style, text: shape.text });
          else expect(without(read)).toEqual(without(shape));
          if (shape.type !== 'arrow' && 'packed' in shape)
            expect(read).toMatchObject({ packed: shape.packed });
        }
      }),
    );
  });

  it('says what it is, in JSON that others can read', () => {
    const packed = packPoints({ points: [{ x: 0, y: 0, pressure: 0.5 }], isPen: false });
    const written = JSON.parse(
      writeClipboard([testShape({ ...box, id: 'd', type: 'draw', packed, isPen: false })]),
    );
    expect(written).toMatchObject({
      type: 'drawbridge/clipboard',
      version: 1,
      shapes: [{ id: 'd', k: { type: 'draw' }, g: [1, 2, 3, 4, 0], p: { base64: expect.any(String) } }],
    });
  });

  it('says where the files of its images are', () => {
    const file = { name: 'a'.repeat(64), w: 10, h: 10 };
    const image = testShape({ ...box, id: 'i', type: 'image', file });
    const read = (text: string) => readClipboard(JSON.parse(text));
    expect(read(writeClipboard([image], 'https://a.test/files/'))).toMatchObject({
      shapes: [{ type: 'image', file }],
      images: new Map([['i', `https://a.test/files/${file.name}`]]),
    });
    expect(read(writeClipboard([image]))).toMatchObject({ images: new Map() });
  });

  it('of a later version, and anything else, is none', () => {
    const value = clipboardWith({});
    expect(readClipboard(value)).toBeDefined();
    expect(readClipboard({ ...value, version: 2 })).toBeUndefined();
    expect(readClipboard({ ...value, type: 'excalidraw/clipboard' })).toBeUndefined();
    expect(readClipboard({ ...value, shapes: {} })).toBeUndefined();
    fc.assert(fc.property(fc.anything(), (other) => readClipboard(other) === undefined));
  });
});

describe('a clipboard that somebody else made', () => {
  it('has its numbers, texts, styles and links checked', () => {
    expect(readOne({ g: [Number.NaN, 1e308, -5, 'x', null] })).toMatchObject({ x: 0, y: 1e7, w: 5, h: 0 });
    expect(readOne({ s: { color: 'url(#)', width: -3 } })?.style).toMatchObject({
      color: 'black',
      width: 0.1,
    });
    expect(readOne({ li: 'javascript:alert(1)' })?.link).toBe('');
    expect(readOne({ li: `https://a.test/${'x'.repeat(MAX_LINK_LENGTH)}` })?.link).toBe('');
    const long = readOne({ tx: 'x'.repeat(MAX_TEXT_CHARACTERS + 1) });
    expect(long && 'text' in long && long.text?.length).toBe(MAX_TEXT_CHARACTERS);
  });

  it('leaves out shapes of unknown types, and lines that cannot be drawn', () => {
    expect(readOne({ k: { type: 'hologram' } })).toBeUndefined();
    expect(readOne({ k: { type: 'draw' }, p: { base64: 'not base64!' } })).toBeUndefined();
    expect(readOne({ k: { type: 'draw' }, p: { base64: 'AAAA' } })).toBeUndefined();
    expect(readOne({ k: { type: 'line' } })).toBeUndefined();
    expect(readClipboard(clipboardWith({ k: 7 }))).toMatchObject({ report: { kept: 0, skipped: 1 } });
  });

  it('is refused with too many shapes', () => {
    const value = clipboardWith({});
    const shapes = Array.from({ length: MAX_SHAPES + 1 }, () => value.shapes[0]);
    expect(readClipboard({ ...value, shapes })).toEqual({ kind: 'tooMany', count: MAX_SHAPES + 1 });
  });

  it('is read without an error, whatever is in a field', () => {
    const keys = ['id', 'k', 'g', 's', 'tx', 'p', 'bs', 'be', 'gr', 'fr', 'lo', 'li', 'wr', 'im'];
    const types = fc.constantFrom('rectangle', 'arrow', 'text', 'draw', 'image', 'line');
    fc.assert(
      fc.property(types, fc.dictionary(fc.constantFrom(...keys), fc.anything()), (type, fields) => {
        const shape = readOne({ k: { type }, ...fields });
        const { store } = createTestBoard();
        if (shape) expect(store.create(shape)).toHaveLength(1);
      }),
    );
  });
});
