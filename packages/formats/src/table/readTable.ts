import { MAX_COORDINATE_PX } from '@drawbridge/board';
import { collectReport, type ReportNotes } from '../collectReport.ts';
import { type DrawnOptions, withDefaults } from '../drawnOptions.ts';
import { type Refused, refused } from '../refused.ts';
import type { ReadResult } from '../report.ts';
import { findDelimiter } from './findDelimiter.ts';
import { type Delimiter, parseDelimited } from './parseDelimited.ts';
import { parseMarkdownTable } from './parseMarkdownTable.ts';
import { columnCount, type Table } from './table.ts';
import { tableShapes } from './tableShapes.ts';

/** What a table is written in; unless somebody knows, it is found out. */
export type TableNotation = 'markdown' | Delimiter;

/**
 * The table in a text as a grid of shapes: the first one of a Markdown text, or lines of cells (CSV, TSV). Undefined for a text
 * without a single cell that has words in it.
 */
export function readTable(
  text: string,
  options: DrawnOptions & { readonly notation?: TableNotation | undefined } = {},
): ReadResult | Refused | undefined {
  const notes = collectReport();
  const parsed = parse(text, options.notation, notes);
  if (!parsed) return undefined;
  const { limits, style, measure } = withDefaults(options);
  const table = { ...parsed, rows: trimRows(parsed.rows) };
  const count = table.rows.length * columnCount(table);
  if (count === 0) return undefined;
  if (count > limits.shapes) return { kind: 'tooMany', count };
  const rows = table.rows.map((row) => row.map((cell) => cleanCell(cell, limits.characters, notes)));
  const shapes = tableShapes({ ...table, rows }, style, measure);
  const last = shapes.at(-1);
  if (!last || !(Math.max(last.x + last.w, last.y + last.h) <= MAX_COORDINATE_PX))
    return refused('This table is larger than a board.');
  const lines = notes.lines();
  const changed = lines.some(({ fate }) => fate === 'approximated') ? 1 : 0;
  return {
    kind: 'shapes',
    shapes,
    report: { kept: shapes.length, changed, skipped: 0, lines },
    images: new Map(),
  };
}

function parse(text: string, notation: TableNotation | undefined, notes: ReportNotes): Table | undefined {
  const isMarkdown = notation === undefined || notation === 'markdown';
  const markdown = isMarkdown ? parseMarkdownTable(text) : undefined;
  if (markdown) {
    if (markdown.otherLines > 0)
      notes.note('left out', 'Lines of text around the table', markdown.otherLines);
    if (markdown.markedCells > 0)
      notes.note('approximated', 'Formatting in cells, of which the words are kept', markdown.markedCells);
    return markdown;
  }
  if (notation === 'markdown') return undefined;
  // A line by which spreadsheets are told of the delimiter.
  const [said = '', delimiter] = /^\ufeff?sep=([,;\t|])(?:\r\n|[\r\n])/.exec(text) ?? [];
  const lines = text.slice(said.length);
  const { rows, isOpenEnded } = parseDelimited(
    lines,
    notation ?? readDelimiter(delimiter) ?? findDelimiter(lines),
  );
  if (isOpenEnded) notes.note('repaired', 'A cell with a quotation mark that is never closed');
  return { rows, hasHeader: undefined, aligns: [] };
}

function readDelimiter(text: string | undefined): Delimiter | undefined {
  return text === ',' || text === ';' || text === '\t' || text === '|' ? text : undefined;
}

/** Without empty rows and columns at the ends. */
function trimRows(rows: Table['rows']): string[][] {
  const trimmed = rows.map((row) => row.slice(0, row.findLastIndex(hasWords) + 1));
  return trimmed.slice(
    trimmed.findIndex((row) => row.length > 0),
    trimmed.findLastIndex((row) => row.length > 0) + 1,
  );
}

function hasWords(cell: string): boolean {
  return cell.trim() !== '';
}

function cleanCell(cell: string, maxCharacters: number, notes: ReportNotes): string {
  const clean = cell
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();
  if (clean.length > maxCharacters) notes.note('approximated', 'Cells with too long a text, which is cut');
  return clean.slice(0, maxCharacters).toWellFormed();
}
