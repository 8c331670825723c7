import { isRecord } from '@drawbridge/board';
import { MAX_JSON_CHARACTERS, PASTE_LIMITS } from '../limits.ts';
import { parseJson } from '../parseJson.ts';
import type { ReadResult } from '../report.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';
import { decompress } from './lzString.ts';
import { parseRecords } from './parseTldraw.ts';
import { readRecords } from './readTldraw.ts';
import { refuse, type TldrawRefusal } from './tldrawResult.ts';

const OPENING = '<div data-tldraw';
const CLOSING = '</div>';

/**
 * The shapes that were copied in tldraw: in the HTML on the clipboard, or in its text where the browser takes no HTML. Undefined
 * for any other text.
 */
export function readTldrawClipboard(html: string): ReadResult | TldrawRefusal | undefined {
  const copied = copiedIn(html);
  return copied === undefined ? undefined : readContent(parseCopied(copied));
}

function copiedIn(html: string): string | undefined {
  const opening = html.indexOf(OPENING);
  const from = opening < 0 ? -1 : html.indexOf('>', opening);
  const to = html.lastIndexOf(CLOSING);
  return from >= 0 && to > from ? html.slice(from + 1, to).trim() : undefined;
}

/** JSON; a browser that cleans HTML writes some of its signs by name. The first version is compressed as a whole. */
function parseCopied(copied: string): Fields {
  const value = parseJson(copied) ?? parseJson(withSigns(copied)) ?? parseCompressed(copied);
  return fieldsOf(value);
}

function parseCompressed(base64: unknown): unknown {
  return parseJson(decompress(stringOf(base64), MAX_JSON_CHARACTERS) ?? '');
}

function withSigns(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => SIGNS.get(name) ?? '');
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
  ['#39', "'"],
]);

const COMPRESSED_VERSION = 3;

function readContent({ type, kind, version, data }: Fields): ReadResult | TldrawRefusal {
  if (type !== 'application/tldraw' || kind !== 'content' || !isRecord(data)) return refuse('invalid');
  if (typeof version === 'number' && version > COMPRESSED_VERSION) return refuse('tooNew');
  const isCompressed = version === COMPRESSED_VERSION;
  const content = isCompressed ? fieldsOf(parseCompressed(data.otherCompressed)) : data;
  const parsed = parseRecords(
    content.schema,
    recordsOf(content, isCompressed ? data.assets : content.assets),
  );
  return parsed.kind === 'records' ? readRecords(parsed, PASTE_LIMITS) : parsed;
}

const PAGE = { typeName: 'page', id: 'page:copied', index: 'a1' };

/** As a file has them: on a page. What lies in nothing that was copied lies there, in the page's own coordinates. */
function recordsOf({ shapes, bindings }: Fields, assets: unknown): unknown[] | undefined {
  if (!Array.isArray(shapes)) return undefined;
  const copied = new Set(shapes.map((shape) => fieldsOf(shape).id));
  const placed = shapes.map((shape: unknown) =>
    isRecord(shape) && !copied.has(shape.parentId) ? { ...shape, parentId: PAGE.id } : shape,
  );
  return [PAGE, ...placed, ...listOf(bindings), ...listOf(assets)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
