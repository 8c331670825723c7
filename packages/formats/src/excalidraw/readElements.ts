import { createShapeId, isRecord, type ShapeId } from '@drawbridge/board';
import { MAX_SHAPES } from '../limits.ts';
import type { ReadResult } from '../report.ts';
import { type Fields, type ForeignElement, parseElement } from './element.ts';
import { findLabels } from './label.ts';
import { bindArrow } from './readBindings.ts';
import { type Read, readableType, type Surroundings } from './readTypes.ts';

/**
 * The shapes for a list of Excalidraw's elements, of any of its versions. A text that belongs to a shape or an arrow is that
 * shape's own text here. Elements of types that are not known, that lie nowhere or of which there is nothing to see are skipped.
 * `files` are those beside the elements, which images name.
 */
export function readElements(values: readonly unknown[], files: Fields = {}): ReadResult {
  const living = values.filter((value) => !isRecord(value) || !isOver(value));
  if (living.length > MAX_SHAPES) return { kind: 'tooMany', count: living.length };
  const elements = withOwnIds(living.flatMap((value) => parseElement(value) ?? []));
  const labels = findLabels(elements, (element) => readableType(element)?.isContainer === true);
  const taken = new Set(labels.values());
  const counts = { changed: 0, skipped: living.length - elements.length };
  const shapes = new Map<ShapeId, Read>();
  const images = new Map<ShapeId, string>();
  const take = (element: ForeignElement, label?: ForeignElement): void => {
    const imageUrl = imageUrlOf(element, files);
    const { shape, isChanged } = readOne(element, { label, imageUrl });
    if (shape && imageUrl !== undefined) images.set(shape.id, imageUrl);
    if (shape) shapes.set(element.id, shape);
    else counts.skipped++;
    if (shape && isChanged) counts.changed++;
    // Nothing is left for it to stand in.
    if (!shape && label) take(label);
  };
  for (const element of elements) if (!taken.has(element)) take(element, labels.get(element.id));
  const whole = [...tieTogether(elements, shapes).values()];
  return {
    kind: 'shapes',
    shapes: framesFirst(whole),
    report: { kept: whole.length, ...counts, lines: [] },
    images,
  };
}

/** It was deleted, or is no more than a rubber band. */
function isOver({ isDeleted, type }: Readonly<Record<string, unknown>>): boolean {
  return isDeleted === true || type === 'selection';
}

/** Of elements that share an id, the first keeps it. */
function withOwnIds(elements: readonly ForeignElement[]): ForeignElement[] {
  const ids = new Set<ShapeId>();
  return elements.map((element) => {
    const own = ids.has(element.id) ? { ...element, id: createShapeId() } : element;
    ids.add(own.id);
    return own;
  });
}

function readOne(element: ForeignElement, around: Omit<Surroundings, 'changed'>) {
  let isChanged = false;
  const changed = (): void => {
    isChanged = true;
  };
  const shape = readableType(element)?.read(element, { ...around, changed });
  return { shape, isChanged };
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
  elements: readonly ForeignElement[],
  shapes: ReadonlyMap<ShapeId, Read>,
): Map<ShapeId, Read> {
  const tied = new Map<ShapeId, Read>();
  for (const element of elements) {
    const shape = shapes.get(element.id);
    if (!shape) continue;
    const bound = shape.type === 'arrow' ? bindArrow(shape, element, shapes) : shape;
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
