import { type NewShape, plainFields, type Shape } from '@drawbridge/board';
import { toBase64 } from '../base64.ts';

/** What names our own clipboard, wherever types are MIME types. */
export const CLIPBOARD_MIME_TYPE = 'application/vnd.drawbridge.clipboard+json';
export const CLIPBOARD_TYPE = 'drawbridge/clipboard';
/** Of the frame around the shapes; each shape says in `k.v` what its own fields mean. */
export const CLIPBOARD_VERSION = 1;

/**
 * Shapes as our own clipboard keeps them, complete:
 *
 *     {"type": "drawbridge/clipboard", "version": 1, "shapes": [{"id": …, "k": …, "g": …, …}, …]}
 *
 * from back to front, each with the keys and values that it has in a document, texts as strings and bytes as
 * {"base64": …}. With `filesUrl` it says where the files of images are, before their names.
 */
export function writeClipboard(shapes: readonly NewShape<Shape>[], filesUrl?: string): string {
  return JSON.stringify({
    type: CLIPBOARD_TYPE,
    version: CLIPBOARD_VERSION,
    filesUrl,
    shapes: writeFields(shapes),
  });
}

/** Shapes as plain values, for JSON. */
export function writeFields(shapes: readonly NewShape<Shape>[]): Readonly<Record<string, unknown>>[] {
  return plainFields(shapes).map((fields, index) => {
    const values = Object.entries(fields).map(([key, value]) => [key, writeBytes(value)]);
    return { id: shapes[index]?.id, ...Object.fromEntries(values) };
  });
}

function writeBytes(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: toBase64(value) } : value;
}
