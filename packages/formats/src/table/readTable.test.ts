import { MAX_COORDINATE_PX } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASTE_LIMITS } from '../limits.ts';
import { linesOf, shapesOf } from '../test/shapesOf.ts';
import { parseDelimited } from './parseDelimited.ts';
import { parseMarkdownTable } from './parseMarkdownTable.ts';
import { pastedTable } from './pastedTable.ts';
import { readTable } from './readTable.ts';

/** The words of a table row by row, by where its cells lie. */
function wordsOf(text: string): string[][] {
  const rows = new Map<number, string[]>();
  for (const shape of shapesOf(readTable(text)))
    rows.set(shape.y, [...(rows.get(shape.y) ?? []), 'text' in shape ? (shape.text ?? '') : '']);
  return [...rows.values()];
}

describe('cells of lines (RFC 4180)', () => {
  it.each<[text: string, rows: string[][]]>([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,b","c ""d"""', [['a,b', 'c "d"']]],
    ['"two\r\nlines",x', [['two\r\nlines', 'x']]],
    ['a 12" disk,b', [['a 12" disk', 'b']]],
    ['"quoted"tail,b', [['quotedtail', 'b']]],
    [',\n', [['', '']]],
    ['a,', [['a', '']]],
    ['""', [['']]],
    ['\ufeffa,b', [['a', 'b']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(parseDelimited(text, ',')).toEqual({ rows, isOpenEnded: false });
  });

  it('are what somebody wrote who follows the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'ß') });
    const tables = fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 });
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(tables, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        const text = rows.map((row) => row.map(quote).join(delimiter)).join('\r\n');
        expect(parseDelimited(text, delimiter)).toEqual({ rows, isOpenEnded: false });
      }),
    );
  });

  it('after a quote that nobody closes are one, which is said', () => {
    expect(parseDelimited('a,"b\nc', ',')).toEqual({ rows: [['a', 'b\nc']], isOpenEnded: true });
    expect(linesOf(readTable('a,"b\nc'))).toEqual([
      'repaired: A cell with a quotation mark that is never closed (1)',
    ]);
  });
});

describe('tables of Markdown', () => {
  it.each<[what: string, text: string, rows: string[][]]>([
    [
      'with pipes at the edges',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'without them',
      'a | b\n--|--\n1 | 2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['with escaped pipes', '| a \\| b |\n|---|\n| `x \\| y` |', [['a | b'], ['x | y']]],
    [
      'with too few and too many cells',
      '|a|b|\n|-|-|\n|1|\n|1|2|3|',
      [
        ['a', 'b'],
        ['1', ''],
        ['1', '2'],
      ],
    ],
    [
      'with marks',
      '|**a**|[b](c)|\n|-|-|\n|_x_ ~~y~~|a<br>b|',
      [
        ['a', 'b'],
        ['x y', 'a\nb'],
      ],
    ],
    ['with underscores in words', '|a_b_c|\n|-|\n|2 * 3 * 4|', [['a_b_c'], ['2 * 3 * 4']]],
  ])('%s', (_what, text, rows) => {
    expect(parseMarkdownTable(text)?.rows).toEqual(rows);
  });

  it('say on which side words stand', () => {
    const { aligns } = parseMarkdownTable('|a|b|c|d|\n|:-|-:|:-:|---|') ?? {};
    expect(aligns).toEqual(['left', 'right', 'center', undefined]);
  });

  it.each(['a | b\nc | d', '|a|b|\n|-|', 'text\n---\nmore', '|a|\n|:|', ''])('are not %j', (text) => {
    expect(parseMarkdownTable(text)).toBeUndefined();
  });

  it('are found among words, which are left out', () => {
    expect(linesOf(readTable('# Head\n\n|a|\n|-|\n|b|\n\nafter', { notation: 'markdown' }))).toEqual([
      'left out: Lines of text around the table (2)',
    ]);
    expect(readTable('no table', { notation: 'markdown' })).toBeUndefined();
  });
});

describe('a table on a board', () => {
  it('is a grid of rectangles in one group, its first row set apart', () => {
    const shapes = shapesOf(readTable('name,size\nfirst,1.5\nsecond,"1,000"\n'));
    expect(shapes).toHaveLength(6);
    expect(new Set(shapes.map(({ groups }) => groups?.join())).size).toBe(1);
    expect(shapes.map(({ style }) => style.fill)).toEqual(['tint', 'tint', 'none', 'none', 'none', 'none']);
    expect(shapes.map(({ style }) => style.align)).toEqual([
      'left',
      'right',
      'left',
      'right',
      'left',
      'right',
    ]);
    const [first, second, third] = shapes;
    expect(second?.x).toBe((first?.x ?? 0) + (first?.w ?? 0));
    expect(third).toMatchObject({ x: 0, y: first?.h, w: first?.w });
  });

  it('has a first row like the others when that names nothing', () => {
    expect(shapesOf(readTable('1,2\n3,4')).map(({ style }) => style.fill)).toEqual(Array(4).fill('none'));
  });

  it('has columns as wide as their words, which wrap when they are long', () => {
    const [short, long] = shapesOf(readTable(`a,${'many words '.repeat(40)}`));
    expect(long?.w).toBeGreaterThan((short?.w ?? 0) * 2);
    expect(long?.w).toBeLessThan(500);
    expect(long?.h).toBeGreaterThan(250);
  });

  it.each<[text: string, rows: string[][]]>([
    [
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['a\tb\n"x\ty"\t2,3', [['a', 'b'], ['x\ty', '2,3'].map((cell) => cell.replace('\t', ' '))]],
    ['sep=|\na|b,c', [['a', 'b,c']]],
    ['a,b\n\n,\n', [['a', 'b']]],
    [
      'a,b,\nc,,\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
  ])('is told from what stands between its cells: %j', (text, rows) => {
    expect(wordsOf(text)).toEqual(rows);
  });

  it('is none without words, and not taken in when it is too large', () => {
    expect(readTable(' , \n ,')).toBeUndefined();
    const limits = { ...PASTE_LIMITS, shapes: 10 };
    expect(readTable('a,b\n'.repeat(6), { limits })).toEqual({ kind: 'tooMany', count: 12 });
    // Few cells were written, but the grid that they make has many.
    expect(readTable(`${','.repeat(5_000)}x\n${'a\n'.repeat(5_000)}`)).toMatchObject({ kind: 'tooMany' });
    const long = { ...PASTE_LIMITS, shapes: 1e6 };
    const tall = `${'long words '.repeat(2_000)}\n`.repeat(30);
    expect(shapesOf(readTable(tall, { limits: long }))).toHaveLength(30);
    expect(readTable('a,b', { measure: () => 1e8 })).toBeDefined();
  });

  it('has cells of at most so many characters, which is said', () => {
    const result = readTable('abcdef,b', { limits: { ...PASTE_LIMITS, characters: 3 } });
    expect(shapesOf(result)[0]).toMatchObject({ text: 'abc' });
    expect(linesOf(result)).toEqual(['approximated: Cells with too long a text, which is cut (1)']);
  });
});

describe('what is pasted', () => {
  it.each<[text: string, notation: string | undefined]>([
    ['a\tb\nc\td', '\t'],
    ['a\tb\r\nc\td\r\n', '\t'],
    ['"a\nb"\tc\n\t', '\t'],
    ['|a|b|\n|-|-|\n|1|2|\n', 'markdown'],
    ['see:\n|a|b|\n|-|-|', undefined],
    ['a\tb', undefined],
    ['a\nb', undefined],
    ['\tif (x)\n\treturn', undefined],
    ['a\tb\nc', undefined],
    ['a,b\nc,d', undefined],
    ['', undefined],
  ])('%j is a table in %j', (text, notation) => {
    expect(pastedTable(text)).toBe(notation);
  });
});

it('whatever is read, there are shapes on the board, or none', () => {
  const pieces = fc.constantFrom(
    '|',
    '-',
    ':',
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '"',
    '\\',
    'a',
    '1',
    ' ',
    '**',
    '[',
    '](',
    '\u0000',
    '\ud800',
    'ß',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
      const text = parts.join('');
      pastedTable(text);
      const result = readTable(text);
      if (result?.kind !== 'shapes') return;
      for (const { x, y, w, h } of result.shapes)
        expect([x, y, w, h].every((value) => value >= 0 && value <= MAX_COORDINATE_PX)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('nothing takes long', { timeout: 20_000 }, () => {
  const n = 200_000;
  for (const text of [
    ' '.repeat(n),
    '\n'.repeat(n),
    '|'.repeat(n),
    '"'.repeat(n),
    `|${'-'.repeat(n)}|\n|-x`,
    '\\|'.repeat(n),
    '*a'.repeat(n),
    '[a]('.repeat(n),
    '\t\n'.repeat(n),
    `a|b\n${' '.repeat(9_000)}|\n`.repeat(100),
    `a|b\n${' '.repeat(4_000)}${'-'.repeat(4_000)}x|\n`.repeat(100),
  ]) {
    pastedTable(text);
    readTable(text);
  }
});
