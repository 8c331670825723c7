import { describe, expect, it } from 'vitest';
import { element } from '../test/element.ts';
import { read, readShape } from '../test/read.ts';
import { readElements } from './readElements.ts';

describe('a box', () => {
  it.each(['rectangle', 'diamond', 'ellipse'])('of type %s keeps its place, angle and look', (type) => {
    const shape = readShape({
      type,
      angle: 0.5,
      strokeColor: '#e03131',
      backgroundColor: '#a5d8ff',
      strokeWidth: 4,
      strokeStyle: 'dotted',
      roughness: 2,
      opacity: 60,
      roundness: null,
      locked: true,
      link: 'https://example.com/',
    });
    expect(shape).toMatchObject({ type, x: 100, y: 200, w: 80, h: 40, rotation: 0.5, locked: true });
    expect(shape?.link).toBe('https://example.com/');
    expect(shape?.style).toMatchObject({
      color: 'red',
      fill: 'tint',
      fillColor: 'blue',
      width: 4,
      dash: 'dotted',
      roughness: 'sketchy',
      opacity: 0.6,
      corners: 'sharp',
    });
  });

  it('has any other colour exactly, and what is no colour at all as black', () => {
    const fill = { backgroundColor: '#FFF', fillStyle: 'cross-hatch' };
    expect(readShape({ strokeColor: '#e03132', ...fill })?.style).toMatchObject({
      color: '#e03132',
      fill: 'cross-hatch',
      fillColor: '#ffffff',
    });
    expect(readShape({ strokeColor: 'url(#x)' })?.style.color).toBe('black');
    expect(readShape({ strokeColor: '#000000' })?.style.color).toBe('black');
  });

  it('without a line is filled to its edge', () => {
    expect(readShape({ strokeColor: 'transparent', backgroundColor: '#123456' })?.style).toMatchObject({
      color: '#123456',
      fill: 'solid',
    });
    expect(readShape({ strokeColor: 'transparent' })?.style.opacity).toBe(0);
  });

  it('that was drawn to the left or upwards lies where it was drawn', () => {
    expect(readShape({ width: -80, height: -40 })).toMatchObject({ x: 20, y: 160, w: 80, h: 40 });
  });

  it('leads nowhere that runs a script', () => {
    const { shapes, report } = read(element({ link: 'javascript:alert(1)' }));
    expect(shapes[0]?.link).toBe('');
    expect(report).toMatchObject({ kept: 1, changed: 1, skipped: 0 });
  });
});

describe('text', () => {
  const text = { type: 'text', text: 'one\ntwo', originalText: 'one two', fontSize: 28, fontFamily: 3 };

  it('stands by itself as it was typed', () => {
    expect(readShape({ ...text, textAlign: 'right', autoResize: false })).toMatchObject({
      type: 'text',
      text: 'one two',
      wraps: true,
      style: { font: 'mono', fontSize: 28, align: 'right' },
    });
    expect(readShape({ ...text, autoResize: true })).toMatchObject({ wraps: false });
  });

  it('of the first versions has its font in one string', () => {
    const old = { type: 'text', text: 'old', font: '36px Helvetica', strokeSharpness: 'sharp' };
    expect(readShape(old)).toMatchObject({ text: 'old', style: { font: 'sans', fontSize: 36 } });
  });

  it('in a shape, or on an arrow, belongs to it', () => {
    const { shapes, report } = read(
      element({ id: 'box' }),
      element({ ...text, id: 't', containerId: 'box', textAlign: 'left', verticalAlign: 'top' }),
      element({
        id: 'arrow',
        type: 'arrow',
        points: [
          [0, 0],
          [50, 0],
        ],
      }),
      element({ ...text, id: 'u', containerId: 'arrow', text: 'yes', originalText: 'yes' }),
    );
    expect(shapes).toMatchObject([
      { id: 'box', text: 'one two', style: { fontSize: 28, align: 'left', verticalAlign: 'top' } },
      { id: 'arrow', text: 'yes' },
    ]);
    expect(report).toMatchObject({ kept: 2, changed: 0, skipped: 0 });
  });

  it('stays when its shape is not there, has a text already, or cannot be read', () => {
    const { shapes } = read(
      element({ ...text, id: 't', containerId: 'gone' }),
      element({ id: 'box' }),
      element({ ...text, id: 'u', containerId: 'box' }),
      element({ ...text, id: 'v', containerId: 'box' }),
      element({ id: 'flat', width: 0, height: 0 }),
      element({ ...text, id: 'w', containerId: 'flat' }),
    );
    expect(shapes.map(({ id, type }) => [id, type])).toEqual([
      ['t', 'text'],
      ['box', 'rectangle'],
      ['v', 'text'],
      ['w', 'text'],
    ]);
  });

  it('without a word is nothing', () => {
    expect(read(element({ type: 'text', text: ' \n' })).report).toMatchObject({
      kept: 0,
      changed: 0,
      skipped: 1,
    });
  });
});

describe('what hangs together', () => {
  it('groups stay, the innermost first', () => {
    expect(readShape({ groupIds: ['inner', 'outer', 7] })?.groups).toEqual(['inner', 'outer']);
  });

  it('frames lie below what is in them', () => {
    const { shapes } = read(
      element({ id: 'below' }),
      element({ id: 'child', frameId: 'frame' }),
      element({ id: 'orphan', frameId: 'gone' }),
      element({ id: 'frame', type: 'frame', name: 'Plan' }),
    );
    expect(shapes.map(({ id, frame }) => [id, frame])).toEqual([
      ['below', ''],
      ['frame', ''],
      ['child', 'frame'],
      ['orphan', ''],
    ]);
    expect(shapes[1]).toMatchObject({ type: 'frame', text: 'Plan' });
  });

  it('two elements of one id are two shapes', () => {
    const ids = read(element({}), element({})).shapes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('an image', () => {
  const image = element({ type: 'image', fileId: 'f', scale: [1, 1], crop: null });
  const files = { f: { mimeType: 'image/png', id: 'f', dataURL: 'data:image/png;base64,AAAA' } };

  it('says where its bytes are, when they lie beside it', () => {
    expect(readElements([image], { files })).toMatchObject({
      shapes: [{ type: 'image', id: 'a', w: 80, h: 40 }],
      images: new Map([['a', 'data:image/png;base64,AAAA']]),
      report: { changed: 0 },
    });
  });

  it('is never fetched from elsewhere', () => {
    for (const dataURL of ['https://example.com/a.png', 'data:text/html,x', 7]) {
      const result = readElements([image], { files: { f: { dataURL } } });
      expect(result).toMatchObject({ images: new Map(), report: { kept: 1, changed: 1 } });
    }
    expect(readElements([element({ type: 'image', fileId: 'constructor' })], { files })).toMatchObject({
      images: new Map(),
    });
  });

  it('that is mirrored or cropped looks different here', () => {
    for (const fields of [{ scale: [-1, 1] }, { crop: { x: 0 } }]) {
      expect(readElements([{ ...image, ...fields }], { files })).toMatchObject({ report: { changed: 1 } });
    }
  });
});

describe('what we have none of', () => {
  it('is the nearest thing, and counted', () => {
    const { shapes, report } = read(
      element({ id: 'i', type: 'image', fileId: 'f' }),
      element({ id: 'e', type: 'embeddable', link: 'https://example.com/video' }),
      element({ id: 's', type: 'stickynote', backgroundColor: '#ffec99' }),
    );
    expect(shapes).toMatchObject([
      { type: 'image', w: 80 },
      { type: 'placeholder', text: 'https://example.com/video', link: 'https://example.com/video' },
      { type: 'sticky', style: { fillColor: 'yellow', color: 'black' } },
    ]);
    expect(report).toMatchObject({ kept: 3, changed: 2, skipped: 0 });
  });

  it('is a card when nothing is near', () => {
    const { shapes, report } = read(element({ type: 'hologram', text: 'A cube' }), element({ type: 'tube' }));
    expect(shapes).toMatchObject([
      { type: 'placeholder', text: 'A cube', x: 100, w: 80 },
      { type: 'placeholder', text: 'tube' },
    ]);
    expect(report.lines).toContainEqual({
      fate: 'approximated',
      words: 'Things of a kind not known are cards',
      count: 2,
    });
  });

  it('is skipped when it is no element, and what was deleted does not count', () => {
    const elements = [element({ isDeleted: true }), element({ type: 'selection' }), 7];
    expect(read(...elements)).toMatchObject({ shapes: [], report: { kept: 0, changed: 0, skipped: 1 } });
  });
});
