import * as Y from 'yjs';
import { isRecord } from './number.ts';

/** A shape as the document holds it. */
export type Fields = Y.Map<unknown>;

/** The shape that the item holds; nothing if it is deleted, or is no shape. */
export function fieldsOf(item: Y.Item | undefined): Fields | undefined {
  if (!item || item.deleted || !(item.content instanceof Y.ContentType)) return undefined;
  const { type } = item.content;
  return type instanceof Y.Map ? type : undefined;
}

/** The value for another doc: Yjs types are made anew. Those that no board has are left out, as every server refuses them. */
export function copyValue(value: unknown): unknown {
  if (value instanceof Y.Map) return copyMap(value);
  if (value instanceof Y.Text) return copyText(value);
  return isForeign(value) ? undefined : value;
}

function copyMap(map: Fields): Fields {
  const entries = [...map.entries()].filter(([, value]) => !isForeign(value));
  return new Y.Map(entries.map(([key, value]) => [key, copyValue(value)]));
}

function copyText(text: Y.Text): Y.Text {
  const copy = new Y.Text();
  copy.applyDelta(readDelta(text).filter(({ insert }) => typeof insert === 'string'));
  return copy;
}

function isForeign(value: unknown): boolean {
  const isText = value instanceof Y.Text || value instanceof Y.Map;
  return value instanceof Y.Doc || (value instanceof Y.AbstractType && !isText);
}

interface TextPart {
  readonly insert?: unknown;
  readonly attributes?: unknown;
}

function readDelta(text: Y.Text): readonly TextPart[] {
  return text.toDelta();
}

/** Deep equality of what Yjs can hold; types are equal when their content is. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Y.Text) return b instanceof Y.Text && isSameValue(readDelta(a), readDelta(b));
  if (a instanceof Uint8Array) return b instanceof Uint8Array && isSameBytes(a, b);
  const [left, right] = [entriesOf(a), entriesOf(b)];
  if (!left || !right || left.size !== right.size || kindOf(a) !== kindOf(b)) return false;
  return [...left].every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)));
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function kindOf(value: unknown): string {
  if (value instanceof Y.Map) return 'map';
  return Array.isArray(value) ? 'array' : 'record';
}

/** About how many bytes the value takes in an update. */
export function sizeOfValue(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (value instanceof Y.Text) return value.length;
  let bytes = 8;
  for (const [key, part] of entriesOf(value) ?? []) bytes += String(key).length + sizeOfValue(part);
  return bytes;
}

function entriesOf(value: unknown): ReadonlyMap<unknown, unknown> | undefined {
  if (value instanceof Y.Map) return new Map(value.entries());
  if (value instanceof Y.AbstractType || value instanceof Y.Doc) return undefined;
  if (Array.isArray(value)) return new Map(value.entries());
  return isRecord(value) ? new Map(Object.entries(value)) : undefined;
}
