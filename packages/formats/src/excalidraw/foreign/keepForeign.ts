import { isRecord } from '@drawbridge/board';
import type { Fields } from '../element.ts';
import { OWN_KEY } from '../own.ts';
import type { ExcalidrawElement } from '../writeElement.ts';
import { fingerprint } from './fingerprint.ts';
import { anchorOf, FORM_KEYS, formOf, isOwnText } from './form.ts';
import type { Kept } from './kept.ts';
import { isSameJson } from './sameValue.ts';

/** Nothing that happens to a shape here has a say in these: what the file said goes back as it was. */
export const OWN_AFFAIRS: ReadonlySet<string> = new Set([
  'seed',
  'version',
  'versionNonce',
  'updated',
  'created',
  'index',
  'isDeleted',
]);

/** What `original` says otherwise than `written`, which is what we would write in its place. */
export function keepForeign(original: Fields, written: ExcalidrawElement): Kept {
  const ours: Fields = written;
  const fields: Record<string, unknown> = {};
  const fingerprints: Record<string, string> = {};
  for (const key of new Set([...Object.keys(original), ...Object.keys(ours)])) {
    if (key === 'customData' && isMarked(original)) continue;
    if (key === 'id' || FORM_KEYS.has(key) || isSameJson(original[key], ours[key])) continue;
    const isThere = Object.hasOwn(original, key);
    if (isThere) fields[key] = original[key];
    if (Object.hasOwn(ours, key) && !(isThere && OWN_AFFAIRS.has(key))) {
      fingerprints[key] = fingerprint(ours[key]);
    }
  }
  if (isMarked(original)) Object.assign(fields, customOfOthers(original));
  const own = { id: written.id, fields, written: fingerprints };
  const kept: Kept = isMarked(original) ? { ...own, isMarked: true } : own;
  // How large the words of a text are depends on the fonts that somebody has.
  return hasSameForm(original, ours) && !isOwnText(ours)
    ? kept
    : { ...kept, fields: { ...fields, ...formFields(original) }, at: anchorOf(ours), form: formOf(ours) };
}

/** It was written here, and is written anew each time: only what others put beside our mark is theirs. */
function isMarked({ customData }: Fields): boolean {
  return isRecord(customData) && Object.hasOwn(customData, OWN_KEY);
}

function customOfOthers({ customData }: Fields): Fields {
  const { [OWN_KEY]: _ours, ...others } = isRecord(customData) ? customData : {};
  return Object.keys(others).length > 0 ? { customData: others } : {};
}

function hasSameForm(original: Fields, ours: Fields): boolean {
  return [...FORM_KEYS].every((key) => isSameJson(original[key], ours[key]));
}

function formFields(original: Fields): Fields {
  return Object.fromEntries(Object.entries(original).filter(([key]) => FORM_KEYS.has(key)));
}
