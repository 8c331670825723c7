import { describe, expect, it } from 'vitest';
import { readShape, richText } from './test/tldrawFile.ts';

const styleOf = (type: string, props: Readonly<Record<string, unknown>>) =>
  readShape(type, props).shape?.style;

describe('sizes have names', () => {
  it.each([
    ['s', 2, 18, 18, 18],
    ['m', 3.5, 24, 22, 20],
    ['l', 5, 36, 26, 24],
    ['xl', 10, 44, 32, 28],
  ])('%s is so many px of line, text, label and label of an arrow', (size, line, text, label, arrowLabel) => {
    const words = { size, richText: richText('a') };
    expect(styleOf('geo', words)).toMatchObject({ width: line, fontSize: label });
    expect(styleOf('text', words)).toMatchObject({ fontSize: text });
    expect(styleOf('note', words)).toMatchObject({ fontSize: label });
    expect(styleOf('arrow', words)).toMatchObject({ width: line, fontSize: arrowLabel });
  });

  it('and are scaled', () => {
    expect(styleOf('geo', { size: 'm', scale: 2 })).toMatchObject({ width: 7, fontSize: 44 });
    expect(styleOf('text', { size: 's', scale: 0.5, richText: richText('a') })).toMatchObject({
      fontSize: 9,
    });
    expect(readShape('note', { scale: 2, growY: 10 }).shape).toMatchObject({ w: 400, h: 420 });
  });
});

describe('colours', () => {
  it.each([
    ['black', 'black'],
    ['grey', '#9fa8b2'],
    ['light-violet', '#e085f4'],
    ['violet', '#ae3ec9'],
    ['blue', '#4465e9'],
    ['light-blue', '#4ba1f1'],
    ['yellow', '#f1ac4b'],
    ['orange', '#e16919'],
    ['green', '#099268'],
    ['light-green', '#4cb05e'],
    ['light-red', '#f87777'],
    ['red', '#e03131'],
    ['white', '#ffffff'],
    ['#12AB9f', '#12ab9f'],
    ['rgb(1, 2, 3)', '#010203'],
  ])('%s is %s', (color, hex) => {
    expect(styleOf('geo', { color })).toMatchObject({ color: hex });
  });

  it('that nobody knows are black, which is said', () => {
    const { shape, words } = readShape('geo', { color: 'ultraviolet' });
    expect(shape?.style.color).toBe('black');
    expect(words).toEqual(['Colours that are not known: black']);
  });

  it('of paper and highlighters are others', () => {
    expect(styleOf('note', { color: 'violet' })).toMatchObject({ color: 'black', fillColor: '#db91fd' });
    const points = [
      {
        type: 'free',
        points: [
          { x: 0, y: 0 },
          { x: 9, y: 9 },
        ],
      },
    ];
    expect(styleOf('highlight', { segments: points })).toMatchObject({ color: '#fddd00' });
  });

  it('of words are those of the line, unless they could not be read', () => {
    const label = richText('a');
    expect(readShape('geo', { color: 'blue', richText: label })).toMatchObject({
      shape: { text: 'a', style: { color: '#4465e9' } },
      words: ['Words in another colour than their shape: in that of its line'],
    });
    expect(readShape('geo', { color: 'white', richText: label })).toMatchObject({
      shape: { text: '', style: { color: '#ffffff' } },
      words: ['Words in a pale shape, in another colour: a text in a group with it'],
    });
    expect(readShape('geo', { color: 'blue', labelColor: 'blue', richText: label }).words).toEqual([]);
    // On a full inside they are seen anyway.
    expect(readShape('geo', { color: 'yellow', fill: 'fill', richText: label }).shape).toMatchObject({
      text: 'a',
    });
  });
});

describe('fills and lines', () => {
  it.each([
    ['none', 'none', 'stroke'],
    ['semi', 'solid', '#fcfffe'],
    ['solid', 'tint', 'red'],
    ['fill', 'solid', 'stroke'],
    ['lined-fill', 'solid', '#e75f5f'],
    ['pattern', 'hachure', 'stroke'],
  ])('%s is %s of %s', (fill, ours, fillColor) => {
    expect(styleOf('geo', { fill, color: 'red' })).toMatchObject({ fill: ours, fillColor });
  });

  it.each([
    ['draw', 'solid', 'hand-drawn', 'round'],
    ['solid', 'solid', 'clean', 'sharp'],
    ['dashed', 'dashed', 'clean', 'sharp'],
    ['dotted', 'dotted', 'clean', 'sharp'],
  ])('%s is %s, %s and %s', (dash, ours, roughness, corners) => {
    expect(styleOf('geo', { dash })).toMatchObject({ dash: ours, roughness, corners });
  });

  it('no line at all is one in the colour of the inside, or nothing to be seen', () => {
    expect(styleOf('geo', { dash: 'none', fill: 'solid', color: 'red' })).toMatchObject({
      color: 'red',
      fill: 'tint',
    });
    expect(styleOf('geo', { dash: 'none', fill: 'none' })).toMatchObject({ opacity: 0 });
  });
});

describe('words', () => {
  it.each([
    ['draw', 'hand'],
    ['sans', 'sans'],
    ['serif', 'sans'],
    ['mono', 'mono'],
  ])('in %s are in %s', (font, ours) => {
    const { shape, words } = readShape('geo', { font, richText: richText('a') });
    expect(shape?.style.font).toBe(ours);
    expect(words).toEqual(font === 'serif' ? ['Type with serifs: without them'] : []);
  });

  it.each([
    ['start', 'left', 'top'],
    ['middle', 'center', 'middle'],
    ['end', 'right', 'bottom'],
  ])('at the %s are %s and %s', (align, ours, vertical) => {
    const style = { align: ours, verticalAlign: vertical };
    expect(styleOf('geo', { align, verticalAlign: align })).toMatchObject(style);
    expect(styleOf('text', { textAlign: align, richText: richText('a') })).toMatchObject({ align: ours });
  });

  it('are a line a paragraph, lists with their signs, and lead where a part of them does', () => {
    const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
    const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { dir: 'auto' }, content });
    const list = (type: string, ...items: unknown[]) => ({
      type,
      content: items.map((item) => ({ type: 'listItem', content: [item].flat() })),
    });
    const link = { type: 'link', attrs: { href: 'https://a.test/' } };
    const doc = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [text('Title')] },
        paragraph(text('one '), text('bold', { type: 'bold' }), { type: 'hardBreak' }, text('two', link)),
        paragraph(),
        list('bulletList', paragraph(text('x')), [
          paragraph(text('y')),
          list('orderedList', paragraph(text('z'))),
        ]),
      ],
    };
    const { shape, words } = readShape('geo', { richText: doc });
    expect(shape).toMatchObject({
      text: 'Title\none bold\ntwo\n\n• x\n• y\n  1. z',
      link: 'https://a.test/',
    });
    expect(words).toEqual([
      'Headings in texts: lines like the others',
      'Bold, italic and other marks in texts',
      'Lists in texts: lines with their signs',
    ]);
  });

  it('that wrap are as wide as they were', () => {
    const wide = { richText: richText('many words'), w: 80, scale: 2 };
    expect(readShape('text', { ...wide, autoSize: false }).shape).toMatchObject({ wraps: true, w: 160 });
    // One that grows says its width as it is on the page; 8 is what nobody measured.
    expect(readShape('text', { ...wide, w: 300, autoSize: true }).shape).toMatchObject({
      wraps: false,
      w: 300,
    });
    expect(readShape('text', { ...wide, w: 8, autoSize: true }).shape?.w).toBeGreaterThan(100);
  });
});
