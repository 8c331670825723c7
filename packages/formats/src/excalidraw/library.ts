import { createShapeId, isRecord, type NewShape, type Shape } from '@drawbridge/board';
import { PASTE_LIMITS, type ReadLimits } from '../limits.ts';
import type { Report, ReportLine } from '../report.ts';
import type { Fields } from './element.ts';
import { readElements } from './readElements.ts';
import type { ExcalidrawElement } from './writeElement.ts';
import { writeShapes } from './writeExcalidraw.ts';

/** Shapes that are kept to be put on boards, as one thing. */
export interface LibraryItem {
  readonly id: string;
  /** Empty for one without. */
  readonly name: string;
  /** Unix time in ms. */
  readonly created: number;
  /** From back to front, under the ids that they have in the library. */
  readonly shapes: readonly NewShape<Shape>[];
}

export type LibraryResult =
  | { readonly kind: 'library'; readonly items: readonly LibraryItem[]; readonly report: Report }
  /** There are more shapes than the limit allows. */
  | { readonly kind: 'tooMany'; readonly count: number };

const TYPE = 'excalidrawlib';

/**
 * The items of a library of Excalidraw, of version 1 or 2, in parsed JSON; undefined for anything else. Libraries have no
 * files, so images in them are empty.
 */
export function readLibrary(value: unknown, limits: ReadLimits = PASTE_LIMITS): LibraryResult | undefined {
  if (!isRecord(value) || value.type !== TYPE) return undefined;
  const given = itemsOf(value);
  if (!given) return undefined;
  const count = given.reduce((sum, { elements }) => sum + elements.length, 0);
  if (count > limits.shapes) return { kind: 'tooMany', count };
  const read = given.flatMap((item) => {
    const result = readElements(item.elements, { limits });
    return result.kind === 'shapes' ? [{ item, result }] : [];
  });
  const items = read.flatMap(({ item: { elements: _elements, ...item }, result: { shapes } }) =>
    shapes.length > 0 ? [{ ...item, shapes }] : [],
  );
  return { kind: 'library', items, report: sumReports(read.map(({ result }) => result.report)) };
}

interface GivenItem extends Omit<LibraryItem, 'shapes'> {
  readonly elements: readonly unknown[];
}

/** The first version was a list of lists, the second gives each a name. */
function itemsOf({ library, libraryItems }: Fields): readonly GivenItem[] | undefined {
  if (Array.isArray(libraryItems)) return libraryItems.filter(isRecord).flatMap(itemOf);
  if (!Array.isArray(library)) return undefined;
  return library.flatMap((elements: unknown) => itemOf({ elements }));
}

function itemOf({ id, name, created, elements }: Fields): GivenItem[] {
  if (!Array.isArray(elements)) return [];
  return [
    {
      id: typeof id === 'string' && id !== '' ? id.slice(0, MAX_WORDS) : createShapeId(),
      name: typeof name === 'string' ? name.slice(0, MAX_WORDS).toWellFormed() : '',
      created: typeof created === 'number' && Number.isFinite(created) ? created : 0,
      elements,
    },
  ];
}

/** LIMIT of an id and of a name, in characters. */
const MAX_WORDS = 256;

function sumReports(reports: readonly Report[]): Report {
  const lines = new Map<string, ReportLine>();
  for (const line of reports.flatMap((report) => report.lines)) {
    const key = `${line.fate}: ${line.words}`;
    lines.set(key, { ...line, count: line.count + (lines.get(key)?.count ?? 0) });
  }
  const sum = (part: (report: Report) => number): number =>
    reports.reduce((total, report) => total + part(report), 0);
  return {
    kept: sum(({ kept }) => kept),
    changed: sum(({ changed }) => changed),
    skipped: sum(({ skipped }) => skipped),
    lines: [...lines.values()],
  };
}

/** A library of Excalidraw, version 2, to be written as JSON. */
export interface LibraryFile {
  readonly type: 'excalidrawlib';
  readonly version: 2;
  readonly source: string;
  readonly libraryItems: readonly {
    readonly id: string;
    readonly status: 'published' | 'unpublished';
    readonly created: number;
    readonly name?: string;
    readonly elements: readonly ExcalidrawElement[];
  }[];
}

/** An item with its shapes as a board or `readShape` tells of them. */
export interface WritableItem extends Omit<LibraryItem, 'shapes'> {
  readonly shapes: readonly Shape[];
}

export function writeLibrary(items: readonly WritableItem[], source = 'drawbridge'): LibraryFile {
  const libraryItems = items.map(({ id, name, created, shapes }) => ({
    ...{ id, status: 'unpublished' as const, created },
    ...(name && { name }),
    elements: writeShapes(shapes, { isExact: true }).elements,
  }));
  return { type: TYPE, version: 2, source, libraryItems };
}
