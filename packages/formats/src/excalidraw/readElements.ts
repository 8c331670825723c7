import { createShapeId, isRecord, isShapeId, type ShapeId } from '@drawbridge/board';
import { collectReport, type ReportNotes } from '../collectReport.ts';
import { PASTE_LIMITS, type ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { type Fields, type ForeignElement, parseElement } from './element.ts';
import { readExact } from './exact/exact.ts';
import { keepOriginals } from './foreign/keepOriginals.ts';
import { findLabels } from './label.ts';
import { normalizeElements } from './normalize/normalizeElements.ts';
import { bindArrow, endsShort } from './readBindings.ts';
import { type Read, readableType, type Surroundings } from './readTypes.ts';

/** What there is beside the elements. */
export interface Beside {
  /** Those that images name. */
  readonly files?: Fields;
  readonly limits?: ReadLimits;
}

/**
 * The shapes for a list of Excalidraw's elements, of any of its versions. A text that belongs to a shape or an arrow is that
 * shape's own text here. What shapes have no place for they carry along, so that it can be written back. Elements that lie
 * nowhere or of which there is nothing to see are skipped.
 */
export function readElements(
  values: readonly unknown[],
  { files = {}, limits = PASTE_LIMITS }: Beside = {},
): ReadResult {
  const living = values.filter((value) => !isRecord(value) || !isOver(value));
  if (living.length > limits.shapes) return { kind: 'tooMany', count: living.length };
  const notes = collectReport();
  const changed = new Set<unknown>();
  const normalized = normalizeElements(living, { ...notes, changed: (id) => changed.add(id) });
  const elements = normalized.flatMap((fields) => withShapeId(parseElement(fields)) ?? []);
  const read = readAll(elements, { files, limits, notes, changed });
  const whole = framesFirst([...tieTogether(read, { notes, changed }).values()]);
  const shapes = keepOriginals(whole, { ...read, files }, notes);
  const skipped = living.length - elements.length + read.skipped;
  const report = { kept: shapes.length, changed: changed.size, skipped, lines: notes.lines() };
  return { kind: 'shapes', shapes, report, images: read.images };
}

/** It was deleted, or is no more than a rubber band. */
function isOver({ isDeleted, type }: Readonly<Record<string, unknown>>): boolean {
  return isDeleted === true || type === 'selection';
}

/** Not every id that a file has can name a shape. */
function withShapeId(element: ForeignElement | undefined): ForeignElement | undefined {
  return element && (isShapeId(element.fields.id) ? element : { ...element, id: createShapeId() });
}

interface Reading {
  readonly files: Fields;
  readonly limits: ReadLimits;
  readonly notes: ReportNotes;
  /** The ids of elements that look or behave otherwise here. */
  readonly changed: Set<unknown>;
}

/** What the elements became. */
export interface ReadElements {
  /** Those that are shapes, from back to front. */
  readonly elements: readonly ForeignElement[];
  readonly shapes: ReadonlyMap<ShapeId, Read>;
  readonly labels: ReadonlyMap<ShapeId, ForeignElement>;
  readonly images: ReadonlyMap<ShapeId, string>;
  readonly skipped: number;
}

function readAll(elements: readonly ForeignElement[], reading: Reading): ReadElements {
  const labels = findLabels(elements, (element) => readableType(element).isContainer);
  const taken = new Set(labels.values());
  const names = new Map(elements.map(({ id, fields }) => [fields.id, id]));
  const shapes = new Map<ShapeId, Read>();
  const images = new Map<ShapeId, string>();
  let skipped = 0;

  function take(element: ForeignElement, label?: ForeignElement): void {
    const imageUrl = imageUrlOf(element, reading.files);
    const around = { label, imageUrl, shapeIdOf: (name: unknown) => names.get(name) };
    const shape = readOne(element, around, reading);
    if (shape && imageUrl !== undefined) images.set(shape.id, imageUrl);
    if (shape) shapes.set(element.id, readExact(shape, element.fields, label?.fields));
    else skipped++;
    // Nothing is left for it to stand in.
    if (!shape && label) take(label);
    if (!shape && label) labels.delete(element.id);
  }

  for (const element of elements) if (!taken.has(element)) take(element, labels.get(element.id));
  return { elements: elements.filter(({ id }) => shapes.has(id)), shapes, labels, images, skipped };
}

function readOne(
  element: ForeignElement,
  around: Pick<Surroundings, 'label' | 'imageUrl' | 'shapeIdOf'>,
  { limits, notes, changed }: Reading,
): Read | undefined {
  const words = new Set<string>();
  const shape = readableType(element).read(element, {
    ...around,
    limits,
    changed: (line) => words.add(line),
  });
  if (!shape) notes.note('left out', 'Things of which there is nothing to see');
  for (const line of shape ? words : []) {
    notes.note('approximated', line);
    changed.add(element.fields.id);
  }
  return shape;
}

/** The bytes of an image, which lie beside the elements as a data URL; never an address elsewhere. */
function imageUrlOf({ type, fields }: ForeignElement, files: Fields): string | undefined {
  const { fileId } = fields;
  if (type !== 'image' || typeof fileId !== 'string' || !Object.hasOwn(files, fileId)) return undefined;
  const file = files[fileId];
  const url = isRecord(file) ? file.dataURL : undefined;
  return typeof url === 'string' && url.startsWith('data:image/') ? url : undefined;
}

/** Arrows bound to shapes, shapes in frames: as far as these are there. */
function tieTogether(
  { elements, shapes }: Pick<ReadElements, 'elements' | 'shapes'>,
  { notes, changed }: Pick<Reading, 'notes' | 'changed'>,
): Map<ShapeId, Read> {
  const tied = new Map<ShapeId, Read>();
  const byName = new Map(elements.map(({ id, fields }) => [fields.id, shapes.get(id)] as const));
  for (const element of elements) {
    const shape = shapes.get(element.id);
    if (!shape) continue;
    const bound = shape.type === 'arrow' ? bindArrow(shape, element, byName) : shape;
    if (bound.type === 'arrow' && endsShort(bound, element)) {
      notes.note('approximated', 'Arrows that end at a distance from their shape reach it');
      changed.add(element.fields.id);
    }
    const isFramed = shapes.get(bound.frame ?? '')?.type === 'frame' && bound.type !== 'frame';
    tied.set(element.id, isFramed ? bound : { ...bound, frame: '' });
  }
  return tied;
}

/** Excalidraw's frames come after what is in them; ours lie below. */
function framesFirst(shapes: readonly Read[]): Read[] {
  const frames = new Map(shapes.filter(({ type }) => type === 'frame').map((frame) => [frame.id, frame]));
  const ordered = new Set<Read>();
  for (const shape of shapes) {
    const frame = frames.get(shape.frame ?? '');
    if (frame) ordered.add(frame);
    ordered.add(shape);
  }
  return [...ordered];
}
