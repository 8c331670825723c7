import { isRecord } from '@drawbridge/board';
import { safeLink } from '../../safeLink.ts';
import { type Fields, parseElement } from '../element.ts';
import { OWN_KEY } from '../own.ts';
import type { ExcalidrawElement } from '../writeElement.ts';
import { fingerprint } from './fingerprint.ts';
import { anchorOf, FORM_KEYS, formOf, isSameForm, isSamePlace, numberAt } from './form.ts';
import { OWN_AFFAIRS } from './keepForeign.ts';
import type { Kept } from './kept.ts';

/** What we write for an element that came from a file. */
export interface Writings {
  /** In the way in which it was written when the file was read. */
  readonly alike: ExcalidrawElement;
  /** As it is to go out. */
  readonly ours: ExcalidrawElement;
}

export interface Restored {
  readonly element: ExcalidrawElement;
  /** Nothing of it was changed here, nor has to be marked anew. */
  readonly isUntouched: boolean;
}

/** The element with all that the file said of it and that was not changed since. What was changed is as we write it. */
export function restoreForeign(kept: Kept, { alike, ours }: Writings): Restored {
  const [now, out]: [Fields, Fields] = [alike, ours];
  const fields: Record<string, unknown> = { ...out };
  let isUntouched = kept.isMarked !== true;
  for (const key of new Set([...Object.keys(kept.fields), ...Object.keys(kept.written)])) {
    if (FORM_KEYS.has(key) && kept.at) continue;
    const isThere = Object.hasOwn(kept.fields, key);
    const isSame = !Object.hasOwn(now, key) || isOwnAffair(kept, key) || isAsWritten(kept, key, now[key]);
    if (isSame && isThere) fields[key] = kept.fields[key];
    else if (isSame) delete fields[key];
    else isUntouched = false;
    if (!isSame && key === 'customData') putCustom(fields, kept.fields[key]);
  }
  const form = restoreForm(kept, now);
  if (form) dropForm(fields);
  const restored = { ...fields, ...form, id: ours.id };
  if (!isSound(restored)) return { element: ours, isUntouched: false };
  // What we write has all that an element must have, and what is in its place can be read as one.
  return {
    element: restored as unknown as ExcalidrawElement,
    isUntouched: isUntouched && (form !== undefined || !kept.at),
  };
}

/** Whoever may change a board can make up what a file is said to have said. */
function isSound(fields: Fields): boolean {
  const { link, isDeleted } = fields;
  const isLinkSafe = link === undefined || link === null || link === '' || safeLink(link) !== '';
  return isLinkSafe && isDeleted !== true && parseElement(fields) !== undefined;
}

function isOwnAffair({ fields, written }: Kept, key: string): boolean {
  return OWN_AFFAIRS.has(key) && Object.hasOwn(fields, key) && !Object.hasOwn(written, key);
}

function isAsWritten({ written }: Kept, key: string, now: unknown): boolean {
  return Object.hasOwn(written, key) && written[key] === fingerprint(now);
}

/** What others keep there has nothing to do with what we do. */
function putCustom(fields: Record<string, unknown>, original: unknown): void {
  if (!isRecord(original)) return;
  const { [OWN_KEY]: _ours, ...others } = original;
  if (Object.keys(others).length > 0 || isRecord(fields.customData)) {
    fields.customData = { ...others, ...(isRecord(fields.customData) ? fields.customData : {}) };
  }
}

/** Place, size and points as the file has them, as far away from there as the shape was moved; undefined for another form. */
function restoreForm({ fields, at, form }: Kept, now: Fields): Fields | undefined {
  if (!at || form === undefined || !isSameForm(form, formOf(now))) return undefined;
  const [x, y] = anchorOf(now);
  const [dx, dy] = [wholeMicros(x - at[0]), wholeMicros(y - at[1])];
  const own = Object.entries(fields).filter(([key]) => FORM_KEYS.has(key));
  return {
    ...Object.fromEntries(own),
    ...(isSamePlace(form, dx) ? {} : { x: numberAt(fields.x) + dx }),
    ...(isSamePlace(form, dy) ? {} : { y: numberAt(fields.y) + dy }),
  };
}

/** Without the last digits, which are no movement. */
function wholeMicros(distance: number): number {
  return Math.round(distance * 1e6) / 1e6;
}

function dropForm(fields: Record<string, unknown>): void {
  for (const key of FORM_KEYS) delete fields[key];
}
