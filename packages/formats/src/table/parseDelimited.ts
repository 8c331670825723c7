/** What stands between the cells of a line. */
export type Delimiter = ',' | ';' | '\t' | '|';

export interface Delimited {
  readonly rows: string[][];
  /** A quote was opened that nobody closed: the rest of the text is one cell. */
  readonly isOpenEnded: boolean;
}

/**
 * Rows of cells as RFC 4180 has them: a cell in quotes may hold delimiters, line ends and, doubled, quotes. A quote within a cell
 * that does not begin with one is a character like any other, as spreadsheets take it. Reading goes over the text once, in steps of
 * whole cells.
 */
export function parseDelimited(text: string, delimiter: Delimiter): Delimited {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let isOpenEnded = false;
  const bare = new RegExp(`[^\\r\\n${delimiter === '|' ? '\\|' : delimiter}]*`, 'y');

  function readBare(): string {
    bare.lastIndex = at;
    const cell = bare.exec(text)?.[0] ?? '';
    at += cell.length;
    return cell;
  }

  function readQuoted(): string {
    const begin = at + 1;
    let end = text.indexOf('"', begin);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    isOpenEnded ||= end < 0;
    const inner = text.slice(begin, end < 0 ? text.length : end).replaceAll('""', '"');
    at = end < 0 ? text.length : end + 1;
    // What follows the closing quote belongs to the cell, too.
    return inner + readBare();
  }

  while (at < text.length) {
    row.push(text[at] === '"' ? readQuoted() : readBare());
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end has an empty cell behind it.
      if (at < text.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return { rows, isOpenEnded };
}
