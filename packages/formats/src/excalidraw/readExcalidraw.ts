import { isRecord } from '@drawbridge/board';
import { PASTE_LIMITS, type ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { keepDocument } from './foreign/document.ts';
import { readElements } from './readElements.ts';

const FILE_TYPE = 'excalidraw';
/** The clipboard, and what programs put there for it. */
const CLIPBOARD_TYPES: ReadonlySet<unknown> = new Set(['excalidraw/clipboard', 'excalidraw-api/clipboard']);

/** The shapes in parsed JSON, if it is a file or a clipboard of Excalidraw; undefined for anything else. */
export function readExcalidraw(value: unknown, limits: ReadLimits = PASTE_LIMITS): ReadResult | undefined {
  if (!isRecord(value) || !Array.isArray(value.elements)) return undefined;
  if (value.type !== FILE_TYPE && !CLIPBOARD_TYPES.has(value.type)) return undefined;
  const files = isRecord(value.files) ? value.files : {};
  const result = readElements(value.elements, { files, limits });
  if (result.kind !== 'shapes' || value.type !== FILE_TYPE) return result;
  return { ...result, document: keepDocument(value) };
}
