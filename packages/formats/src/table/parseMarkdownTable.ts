import type { Alignment } from '@drawbridge/board';
import { plainWords } from './plainWords.ts';
import type { Table } from './table.ts';

/** A table of a Markdown text, and what is around it. */
export interface MarkdownTable extends Table {
  /** Lines with words that are not of the table. */
  readonly otherLines: number;
  /** Cells with bold letters, links and the like, of which the words are kept. */
  readonly markedCells: number;
}

/** LIMIT of a line that may be one of dashes: longer ones are not looked at. */
const MAX_RULE_CHARACTERS = 10_000;
/**
 * The line under the header: dashes, with colons where they say on which side words stand. Without the spaces around it, of which
 * a long row would be gone through again and again.
 */
const RULE = /^\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?$/;

/** The first table with pipes in a text, as GitHub reads it; undefined when there is none. */
export function parseMarkdownTable(text: string): MarkdownTable | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/);
  const begin = lines.findIndex((line, index) => isHeader(line, lines[index + 1]));
  if (begin < 0) return undefined;
  const rest = lines.slice(begin + 2);
  const length = rest.findIndex((line) => line.trim() === '' || !line.includes('|'));
  const body = length < 0 ? rest : rest.slice(0, length);
  const header = splitCells(lines[begin] ?? '');
  const written = [header, ...body.map((line) => padTo(splitCells(line), header.length))];
  const rows = written.map((row) => row.map(plainWords));
  const isMarked = (cell: string, row: number, column: number): boolean => cell !== written[row]?.[column];
  return {
    rows,
    hasHeader: true,
    aligns: splitCells(lines[begin + 1] ?? '').map(alignOf),
    otherLines: [...lines.slice(0, begin), ...rest.slice(body.length)].filter((line) => line.trim() !== '')
      .length,
    markedCells: rows.flatMap((row, at) => row.filter((cell, column) => isMarked(cell, at, column))).length,
  };
}

function isHeader(line: string, next: string | undefined): boolean {
  if (!line.includes('|') || next === undefined || next.length > MAX_RULE_CHARACTERS) return false;
  return next.includes('|') && RULE.test(next.trim()) && splitCells(line).length === splitCells(next).length;
}

/** A backslash before a pipe makes it one of the words. Pipes at the ends of the line are its edges. */
function splitCells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** What is beyond the header is not shown by anybody. */
function padTo(cells: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => cells[index] ?? '');
}

function alignOf(rule: string): Alignment | undefined {
  if (rule.endsWith(':')) return rule.startsWith(':') && rule.length > 1 ? 'center' : 'right';
  return rule.startsWith(':') ? 'left' : undefined;
}
