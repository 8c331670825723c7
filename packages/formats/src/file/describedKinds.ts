import { MAX_PASTED_CHARACTERS } from '../limits.ts';
import { mermaidSource } from '../mermaid/mermaidSource.ts';
import { readMermaid } from '../mermaid/readMermaid.ts';
import { refused } from '../refused.ts';
import { pastedTable } from '../table/pastedTable.ts';
import { readTable, type TableNotation } from '../table/readTable.ts';
import { type Content, looksLikeJson } from './content.ts';
import type { AboutFile, FileKind, Found } from './fileKind.ts';
import { isPicture } from './isPicture.ts';
import type { FileLimits } from './openedFile.ts';
import { tableText } from './tableText.ts';

/**
 * Texts that say what is to be drawn. By their content they are told as pasted ones are; of what could be any text, such as one
 * with commas in it, the name says it.
 */
export const describedKinds: readonly FileKind[] = [
  { from: 'a Mermaid flowchart', read: readFlowchart },
  { from: 'a table', read: readTableFile },
];

async function readFlowchart(
  content: Content,
  limits: FileLimits,
  { name, look }: AboutFile,
): Promise<Found | undefined> {
  const text = plainText(content);
  if (text === undefined) return undefined;
  const isCertain = /\.(?:mmd|mermaid)$/i.test(name);
  if (!isCertain && !mermaidSource(text)) return undefined;
  return readMermaid(text, { ...(await look()), limits, isCertain });
}

async function readTableFile(
  content: Content,
  limits: FileLimits,
  { name, look }: AboutFile,
): Promise<Found | undefined> {
  const named = namedNotation(name);
  const text = named ? (plainText(content) ?? oldText(content)) : plainText(content);
  if (text === undefined) return undefined;
  const notation = named ? named.notation : unnamedNotation(text);
  if (!named && !notation) return undefined;
  return readTable(text, { ...(await look()), limits, notation }) ?? refused(NO_TABLE);
}

const NO_TABLE = 'There is no table in this file.';

/** In what a table is written by the file's name; what stands between cells is in every CSV another sign. */
function namedNotation(name: string): { readonly notation: TableNotation | undefined } | undefined {
  const [, ending = ''] = /\.(\w+)$/.exec(name.toLowerCase()) ?? [];
  if (ending === 'md' || ending === 'markdown') return { notation: 'markdown' };
  if (ending === 'tsv' || ending === 'tab') return { notation: '\t' };
  return ending === 'csv' ? { notation: undefined } : undefined;
}

function unnamedNotation(text: string): TableNotation | undefined {
  return text.length <= MAX_PASTED_CHARACTERS ? pastedTable(text) : undefined;
}

function plainText(content: Content): string | undefined {
  const text = content.text();
  return text === undefined || looksLikeJson(text) || isPicture(content.bytes) ? undefined : text;
}

/** Spreadsheets also save tables in what their system wrote before there was UTF-8. */
function oldText(content: Content): string | undefined {
  return content.text() === undefined && !isPicture(content.bytes) ? tableText(content.bytes) : undefined;
}
