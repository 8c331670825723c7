import { parseDelimited } from './parseDelimited.ts';
import { parseMarkdownTable } from './parseMarkdownTable.ts';
import type { TableNotation } from './readTable.ts';

/**
 * In what a text is written with which somebody copied a table, and nothing else: in Markdown, or as cells of a spreadsheet, which
 * come with tabs between them, at least two by two. Undefined for any other text: commas are in most.
 */
export function pastedTable(text: string): TableNotation | undefined {
  if (text.includes('|') && parseMarkdownTable(text)?.otherLines === 0) return 'markdown';
  return text.includes('\t') && isGrid(text) ? '\t' : undefined;
}

function isGrid(text: string): boolean {
  const { rows, isOpenEnded } = parseDelimited(text, '\t');
  const filled = rows.filter((row) => row.length > 1 || row[0] !== '');
  const width = filled[0]?.length ?? 0;
  if (isOpenEnded || filled.length < 2 || width < 2) return false;
  // Lines that are only set in from the margin are no cells.
  return filled.every((row) => row.length === width) && filled.some(([first = '']) => first.trim() !== '');
}
