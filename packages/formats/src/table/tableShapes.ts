import { createShapeId, type NewShape, parseStyle, type ShapeOf, type Style } from '@drawbridge/board';
import { layOut, type MeasureText } from '../excalidraw/textBox.ts';
import { columnCount, type Table } from './table.ts';

type Cell = NewShape<ShapeOf<'rectangle'>>;

/** A column is as wide as its words, up to this times the size of its font; then they wrap. */
const MAX_COLUMN_EM = 16;
const MIN_COLUMN_EM = 2;
/** Between the words of a cell and its edges, in page px, and a little for fonts that are wider than they say. */
const PADDING_PX = 12;
/** Thicker lines would be more of a grid than of a table. */
const MAX_LINE_WIDTH_PX = 2;
/** LIMIT of lines for which a row makes room. */
const MAX_CELL_LINES = 200;

/** A rectangle for each cell, all of one group, row by row. `x` and `y` begin at 0. */
export function tableShapes(table: Table, style: Style, measure: MeasureText): Cell[] {
  const { rows } = table;
  const isHeader = (row: number): boolean => row === 0 && (table.hasHeader ?? namesColumns(rows));
  const columns = Array.from({ length: columnCount(table) }, (_, column) => {
    const words = rows.map((row) => row[column] ?? '');
    const body = isHeader(0) ? words.slice(1) : words;
    return { w: widthOf(words, style, measure), align: table.aligns[column] ?? usualAlign(body) };
  });
  const groups = [createShapeId()];
  let y = 0;
  return rows.flatMap((row, index) => {
    const h = heightOf(row, columns, style, measure);
    let x = 0;
    const cells = columns.map(({ w, align }, column): Cell => {
      const box = { x, y, w, h };
      x += w;
      const looks = parseStyle({ ...cellStyle(style), align, ...(isHeader(index) && HEADER_LOOKS) });
      return { type: 'rectangle', ...box, style: looks, groups, text: row[column] ?? '' };
    });
    y += h;
    return cells;
  });
}

const HEADER_LOOKS: Partial<Style> = { fill: 'tint', fillColor: 'stroke' };

function cellStyle(style: Style): Style {
  const width = Math.min(style.width, MAX_LINE_WIDTH_PX);
  return { ...style, width, fill: 'none', corners: 'sharp', dash: 'solid', verticalAlign: 'middle' };
}

function widthOf(words: readonly string[], style: Style, measure: MeasureText): number {
  const { fontSize } = style;
  const lines = words.flatMap((text) => text.slice(0, MAX_MEASURED_CHARACTERS).split('\n'));
  const widest = lines.reduce((most, line) => Math.max(most, measure(line, style)), MIN_COLUMN_EM * fontSize);
  return Math.ceil(Math.min(widest, MAX_COLUMN_EM * fontSize)) + 2 * PADDING_PX;
}

/** LIMIT of what is measured of a cell: far more than a row makes room for. */
const MAX_MEASURED_CHARACTERS = 10_000;

function heightOf(
  row: readonly string[],
  columns: readonly { readonly w: number }[],
  style: Style,
  measure: MeasureText,
): number {
  const lineHeight = layOut('', style, 0, measure).h;
  let lines = 1;
  columns.forEach(({ w }, column) => {
    lines = Math.max(lines, linesOf(row[column] ?? '', style, w - 2 * PADDING_PX, measure));
  });
  return Math.ceil(Math.min(lines, MAX_CELL_LINES) * lineHeight) + 2 * PADDING_PX;
}

/** A word that is wider than its column goes on in the next line. */
function linesOf(text: string, style: Style, width: number, measure: MeasureText): number {
  const { lines } = layOut(text.slice(0, MAX_MEASURED_CHARACTERS), style, width, measure);
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(measure(line, style) / width)), 0);
}

/** Numbers under each other by their last digits. */
function usualAlign(words: readonly string[]): 'left' | 'right' {
  const filled = words.filter((word) => word.trim() !== '');
  return filled.length > 0 && filled.every(isNumber) ? 'right' : 'left';
}

/** A first row that has a word for every column and no number. */
function namesColumns(rows: Table['rows']): boolean {
  const [first] = rows;
  return (
    rows.length > 1 && first !== undefined && first.every((cell) => cell.trim() !== '' && !isNumber(cell))
  );
}

/** LIMIT of what is a number. */
const MAX_NUMBER_CHARACTERS = 40;

/** As people write them: with a sign, a currency, a percent sign, and whatever stands between thousands. */
function isNumber(word: string): boolean {
  const text = word.trim();
  return (
    text.length <= MAX_NUMBER_CHARACTERS &&
    /^[(+\-\u2212]?\s?\p{Sc}?\s?[+\-\u2212]?\d[\d.,'\u2019\s]*(?:e[+-]?\d+)?\s?(?:%|\p{Sc})?\)?$/iu.test(text)
  );
}
