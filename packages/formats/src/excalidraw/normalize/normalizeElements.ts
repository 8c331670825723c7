import { createShapeId } from '@drawbridge/board';
import type { ReportNotes } from '../../collectReport.ts';
import { type Fields, parseElement } from '../element.ts';
import { readMark } from '../own.ts';
import { modernize } from './modernize.ts';
import { plainFields } from './plainJson.ts';
import { mendReferences } from './references.ts';

/** `changed` is told of an element that will behave otherwise, by its id. */
export interface NormalizeNotes extends ReportNotes {
  changed(id: unknown): void;
}

/**
 * The elements of a file as Excalidraw of today would have them after opening it, whatever age the file has and whatever is wrong
 * with it: each with an id of its own, at a place that there is, and what they say of each other is true. What is read into shapes
 * and written again is the same as this. Elements that lie nowhere or hold no words are left out.
 */
export function normalizeElements(values: readonly unknown[], notes: NormalizeNotes): Fields[] {
  const elements = values.flatMap((value) => takeIn(value, notes));
  const mended = mendReferences(withOwnIds(elements, notes), notes);
  return textsInPlace(mended, notes);
}

function takeIn(value: unknown, notes: NormalizeNotes): Fields[] {
  const element = parseElement(value);
  if (!element) {
    notes.note('left out', 'Things at no place that a board has');
    return [];
  }
  const plain = plainFields(element.fields);
  const modern = modernize(plain);
  if (modern !== plain) noteAge(plain, modern, notes);
  if (!isBlank(modern)) return [modern];
  notes.note('left out', 'Texts without words');
  return [];
}

function noteAge(before: Fields, after: Fields, notes: NormalizeNotes): void {
  const isLink = (after.link ?? '') !== (before.link ?? '');
  if (isLink) {
    notes.note('left out', 'Links that could run a script, or are too long');
    notes.changed(after.id);
  }
  const changed = Object.keys({ ...before, ...after }).filter((key) => before[key] !== after[key]);
  if (changed.length > (isLink ? 1 : 0)) notes.note('repaired', 'Things as older versions wrote them');
}

/** A shape may say nothing but blanks; by themselves they are nothing. */
function isBlank(element: Fields): boolean {
  const words = element.originalText ?? element.text ?? element.rawText;
  if (element.type !== 'text') return false;
  const isLabel = typeof element.containerId === 'string' || readMark(element).labelOf !== undefined;
  return typeof words !== 'string' || (isLabel ? words : words.trim()) === '';
}

/** Of elements that share an id, the first keeps it. */
function withOwnIds(elements: readonly Fields[], notes: ReportNotes): Fields[] {
  const ids = new Set<unknown>();
  return elements.map((element) => {
    const isOwn = typeof element.id === 'string' && element.id !== '' && !ids.has(element.id);
    if (!isOwn) notes.note('repaired', 'Things that had no id of their own');
    const own = isOwn ? element : { ...element, id: createShapeId() };
    ids.add(own.id);
    return own;
  });
}

/** The text of a shape right above it. */
function textsInPlace(elements: readonly Fields[], notes: ReportNotes): Fields[] {
  const texts = new Map<unknown, Fields[]>();
  for (const element of elements) {
    if (isBound(element))
      texts.set(element.containerId, [...(texts.get(element.containerId) ?? []), element]);
  }
  const ordered = elements
    .filter((element) => !isBound(element))
    .flatMap((element) => [element, ...(texts.get(element.id) ?? [])]);
  const moved = ordered.filter((element, index) => isBound(element) && elements[index] !== element).length;
  if (moved > 0) notes.note('repaired', 'Texts that did not lie on their shape', moved);
  return ordered;
}

function isBound({ type, containerId }: Fields): boolean {
  return type === 'text' && typeof containerId === 'string';
}
