import { isRecord } from '@drawbridge/board';
import { PASTE_LIMITS, type ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { readElements } from './readElements.ts';

/** A file, the clipboard, and what programs put there for it. */
const TYPES: ReadonlySet<unknown> = new Set([
  'excalidraw',
  'excalidraw/clipboard',
  'excalidraw-api/clipboard',
]);

/** The shapes in parsed JSON, if it is a file or a clipboard of Excalidraw; undefined for anything else. */
export function readExcalidraw(value: unknown, limits: ReadLimits = PASTE_LIMITS): ReadResult | undefined {
  if (!isRecord(value) || !TYPES.has(value.type) || !Array.isArray(value.elements)) return undefined;
  return readElements(value.elements, { files: isRecord(value.files) ? value.files : {}, limits });
}
