import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, shapesOf } from '../test/shapesOf.ts';
import { readSvgShapes } from './readSvgShapes.ts';
import { read, svg } from './test/drawn.ts';

describe('hostile drawings', () => {
  it('get no entities that grow, nor those of files', () => {
    const entities = Array.from(
      { length: 20 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    ).join('');
    const result = readSvgShapes(
      `<!DOCTYPE svg [<!ENTITY e0 "lol">${entities}<!ENTITY f SYSTEM "file:///etc/passwd">]><svg><text y="9">&e0;&e20;&f;</text></svg>`,
    );
    expect(shapesOf(result)).toMatchObject([{ text: 'lol&e20;&f;' }]);
    expect(linesOf(result)[0]).toContain('Entities');
  });

  it('may name their namespaces by entities, as drawing programs do', () => {
    const doctype = '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>';
    expect(linesOf(readSvgShapes(`${doctype}<svg xmlns="&ns;"><rect width="1" height="1"/></svg>`))).toEqual(
      [],
    );
  });

  it('nested beyond reason are read as far as is reasonable', () => {
    const deep = `${'<g>'.repeat(10_000)}<rect width="1" height="1"/>${'</g>'.repeat(10_000)}<rect width="2" height="2"/>`;
    const result = readSvgShapes(svg(deep));
    expect(shapesOf(result)).toMatchObject([{ w: 2 }]);
    expect(linesOf(result)).toEqual(['left out: What is nested in more than 200 elements (1)']);
  });

  it('that use themselves, or what uses others twice, come to an end', () => {
    expect(read('<g id="a"><use href="#a"/><rect width="1" height="1"/></g>').length).toBeLessThan(20);
    const doubled = Array.from(
      { length: 30 },
      (_, index) => `<g id="u${index + 1}"><use href="#u${index}"/><use href="#u${index}"/></g>`,
    );
    const bomb = `<defs><rect id="u0" width="1" height="1"/>${doubled.join('')}</defs>`;
    expect(readSvgShapes(svg(`${bomb}<use href="#u15"/>`))).toEqual({ kind: 'tooMany', count: 10_001 });
    expect(readSvgShapes(svg(`${bomb}<use href="#u30"/>`))).toMatchObject({ kind: 'shapes' });
  });

  it.each(['NaN', '1e999', '-5', '', '12parsecs', '1e9'])('with the size %j are harmless', (size) => {
    expect(() =>
      read(
        `<rect width="${size}" height="${size}" rx="${size}"/><circle r="${size}"/><path d="M${size} 0L${size} ${size}"/><text font-size="${size}">x</text><g transform="scale(${size}) matrix(${size})"><rect width="1" height="1"/></g>`,
        `viewBox="0 0 ${size} ${size}"`,
      ),
    ).not.toThrow();
  });

  it('with too many shapes, points or characters are refused or cut', () => {
    const limits = { shapes: 5, points: 10, characters: 4 };
    const small = (inner: string) => readSvgShapes(svg(inner), limits);
    expect(small('<rect width="1" height="1"/>'.repeat(6))).toEqual({ kind: 'tooMany', count: 6 });
    expect(linesOf(small(`<path d="M0 0${'l1 1'.repeat(20)}" stroke="red"/>`))).toEqual([
      'approximated: Paths with too many points, which end before (1)',
    ]);
    expect(shapesOf(small('<text>abcdefgh</text>'))).toMatchObject([{ text: 'abcd' }]);
    const long = `<path fill="none" stroke="red" d="M0 0${'l1 1 1-1'.repeat(3_000)}"/>`;
    expect(linesOf(readSvgShapes(svg(long)))).toEqual([
      'approximated: Lines with too many points, which have fewer (1)',
    ]);
    expect(readSvgShapes(`<svg>${' '.repeat(17 * 1024 * 1024)}</svg>`)).toMatchObject({ kind: 'refused' });
  });

  it('that are no drawings are none', () => {
    expect(() => readSvgShapes('<svg><!--\ud800')).not.toThrow();
    for (const text of ['', 'x', '<html><svg/></html>', '<svgx/>', '{"a":"<svg>"}'])
      expect(readSvgShapes(text)).toBeUndefined();
  });

  it('never throw, whatever is cut off or thrown together', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      '<g transform="rotate(30',
      ')">',
      '</g>',
      '<path d="M0 0',
      'A1 1 0 0',
      ' 1e99',
      'C1 2',
      '-3.5.5',
      'z',
      '"/>',
      '<text>',
      'a&#0;&amp;&x;',
      '</text>',
      '<use href="#a" id="a"/>',
      '<style>',
      'rect{fill:',
      '}',
      '<![CDATA[',
      ']]>',
      '<!--',
      '<rect width="5" height="5" style="fill:url(#',
      ')" />',
      '<svg viewBox="0 0 1 0">',
      'stroke="red" ',
      '<image href="data:image/png;base64,"/>',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const result = readSvgShapes(`<svg>${parts.join('')}`);
        if (result?.kind !== 'shapes') return;
        for (const { x, y, w, h } of result.shapes) expect([x, y, w, h].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('take no long time', { timeout: 20_000 }, () => {
    const n = 300_000;
    for (const text of [
      `<style>${'a{'.repeat(n)}</style>`,
      `<style>${'/*'.repeat(n)}</style>`,
      `<path d="${'M0 0'.repeat(n)}" />`,
      `<path d="${','.repeat(n)}"/>`,
      `<polygon points="${'1 '.repeat(n)}"/>`,
      `<g transform="${'rotate('.repeat(n)}"/>`,
      `<rect style="${';:'.repeat(n)}"/>`,
      `<text>${'a '.repeat(n)}</text>`,
      '<g/>'.repeat(n),
      '<!DOCTYPE svg ['.repeat(1000),
    ])
      readSvgShapes(`<svg>${text}</svg>`);
  });
});
