import { createTestBoard } from '@drawbridge/board/test';
import { normalizeElements } from '../../excalidraw/normalize/normalizeElements.ts';
import { readExcalidraw } from '../../excalidraw/readExcalidraw.ts';
import { writeExcalidrawFile } from '../../excalidraw/writeExcalidrawFile.ts';
import { PASTE_LIMITS } from '../../limits.ts';
import type { Fate, ReadResult, Report } from '../../report.ts';
import { readTldraw } from '../../tldraw/readTldraw.ts';
import { tldrawFile } from '../../tldraw/test/tldrawFile.ts';
import type { TldrawResult } from '../../tldraw/tldrawResult.ts';
import { type Feature, features, files } from './features.ts';

/** What each fate is called in a table; the worst that happened to something is told. */
const WORDS: readonly (readonly [Fate, string])[] = [
  ['left out', 'left out'],
  ['hidden', 'kept, not shown'],
  ['approximated', 'approximated'],
  ['repaired', 'kept'],
];
const NOTHING = '–';

/** A table in Markdown of what becomes of every feature, found out by reading it. */
export function featureTable(): string {
  const rows = features.map((feature) => [
    feature.name,
    opened(feature),
    savedAgain(feature),
    fromTldraw(feature),
  ]);
  const head = ['', 'Excalidraw, opened', 'Excalidraw, saved again', 'tldraw, opened'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function opened({ excalidraw }: Feature): string {
  return excalidraw ? fateOf(readExcalidraw({ type: 'excalidraw', elements: excalidraw, files })) : NOTHING;
}

function fromTldraw({ tldraw }: Feature): string {
  return tldraw ? fateOf(readTldraw(tldrawFile(tldraw), PASTE_LIMITS)) : NOTHING;
}

function fateOf(result: ReadResult | TldrawResult | undefined): string {
  if (result?.kind !== 'shapes') throw new Error('This is no file of that program.');
  return inWords(result.report);
}

function inWords({ lines, changed, skipped }: Report): string {
  const [fate, words] = WORDS.find(([name]) => lines.some((line) => line.fate === name)) ?? [
    undefined,
    'kept',
  ];
  // A report whose lines do not say what its counts do would make this table lie.
  if (fate === undefined && changed + skipped > 0) throw new Error('Something changed without a word.');
  const reasons = lines.filter((line) => line.fate === fate && fate !== 'repaired').map((line) => line.words);
  return reasons.length > 0 ? `${words}: ${reasons.join('; ')}` : words;
}

function savedAgain({ excalidraw }: Feature): string {
  if (!excalidraw) return NOTHING;
  const result = readExcalidraw({ type: 'excalidraw', elements: excalidraw, files });
  if (result?.kind !== 'shapes') throw new Error('This is no file of Excalidraw.');
  const { store } = createTestBoard();
  store.create(...result.shapes);
  const imageUrl = (): string => files.f.dataURL;
  const { elements } = JSON.parse(JSON.stringify(writeExcalidrawFile(store.sorted(), { imageUrl })));
  const before = normalizeElements(excalidraw, { note: () => {}, changed: () => {} });
  return isSame(elements, before) ? 'the same' : 'changed';
}

function isSame(a: unknown, b: unknown): boolean {
  return sortedJson(a) === sortedJson(b);
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
