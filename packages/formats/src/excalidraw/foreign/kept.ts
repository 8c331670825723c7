import { isRecord, MAX_FOREIGN_LENGTH } from '@drawbridge/board';
import { parseJson } from '../../parseJson.ts';
import type { Fields } from '../element.ts';
import { plainFields } from '../normalize/plainJson.ts';
import { asciiJson } from './asciiJson.ts';
import type { Form } from './form.ts';

/** What Excalidraw's file says of one element that is not what we would write for the shape that it became. */
export interface Kept {
  /** What the element is called there. */
  readonly id: string;
  /** As the file has them. */
  readonly fields: Fields;
  /** Fingerprints of what we would have written. Fields that are here only, the file has not. */
  readonly written: Readonly<Record<string, string>>;
  /** If `fields` has its form (place, size and points): where we would have written it, and in which form. */
  readonly at?: readonly [x: number, y: number];
  readonly form?: Form;
  /** It has a mark of ours, which is made anew. */
  readonly isMarked?: true;
}

/** All that is kept with one shape. */
export interface KeptShape extends Kept {
  /** Of its text, which is an element of its own there. */
  readonly label?: Kept;
  /** The groups that it is in there, under the names that they have there. */
  readonly groups?: readonly string[];
  /** Of a frame in an unusual place: what lies right below it there; empty for nothing. */
  readonly above?: string;
  /** Of an image: what the file says beside its bytes. */
  readonly file?: Fields;
}

const FORMAT = 'excalidraw';

/** Total: what is no such text, or another program's, keeps nothing. */
export function parseKept(foreign: string): KeptShape | undefined {
  if (foreign === '') return undefined;
  const value = parseJson(foreign);
  if (!isRecord(value) || value.format !== FORMAT) return undefined;
  const element = parseElementKept(value);
  if (!element) return undefined;
  const label = parseElementKept(value.label);
  return {
    ...element,
    ...(label && { label }),
    ...(isStrings(value.groups) && { groups: value.groups }),
    ...(typeof value.above === 'string' && { above: value.above }),
    ...(isRecord(value.file) && { file: plainFields(value.file) }),
  };
}

function parseElementKept(value: unknown): Kept | undefined {
  if (!isRecord(value) || typeof value.id !== 'string') return undefined;
  const { id, fields, written, at, form, isMarked } = value;
  if (!isRecord(fields) || !isRecord(written) || !Object.values(written).every(isString)) return undefined;
  // Each value was seen to be a string.
  const own = { id, fields: plainFields(fields), written: written as Record<string, string> };
  const kept = isMarked === true ? { ...own, isMarked: true as const } : own;
  const [x, y]: readonly unknown[] = Array.isArray(at) ? at : [];
  return typeof x === 'number' && typeof y === 'number' && isForm(form)
    ? { ...kept, at: [x, y], form }
    : kept;
}

function isForm(value: unknown): value is Form {
  return isString(value) || (Array.isArray(value) && value.every((part) => typeof part === 'number'));
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isString);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** As a shape carries it; undefined where there is too much of it. */
export function formatKept(kept: KeptShape): string | undefined {
  const text = asciiJson({ format: FORMAT, ...kept });
  return text.length <= MAX_FOREIGN_LENGTH ? text : undefined;
}
