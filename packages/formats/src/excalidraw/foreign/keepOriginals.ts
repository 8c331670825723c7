import { isRecord, plainFields, readShape, resolveArrow, type Shape, type ShapeId } from '@drawbridge/board';
import type { ReportNotes } from '../../collectReport.ts';
import type { Fields, ForeignElement } from '../element.ts';
import { framesLast } from '../framesLast.ts';
import type { Read } from '../readTypes.ts';
import type { ExcalidrawElement } from '../writeElement.ts';
import { FORM_KEYS } from './form.ts';
import { keepForeign } from './keepForeign.ts';
import { formatKept, type Kept, type KeptShape } from './kept.ts';
import { type Names, OWN_NAMES } from './names.ts';
import { noteHidden } from './noteHidden.ts';
import { alikeWriting, writeForeign } from './writeAlike.ts';

/** Where the shapes came from. */
export interface Origins {
  readonly elements: readonly ForeignElement[];
  readonly labels: ReadonlyMap<ShapeId, ForeignElement>;
  readonly files: Fields;
}

/**
 * The shapes with what their elements say that they have no place for. Each is written back at once: whatever differs then is
 * what has to be kept.
 */
export function keepOriginals(shapes: readonly Read[], origins: Origins, notes: ReportNotes): Read[] {
  const elementOf = new Map(origins.elements.map((element) => [element.id, element]));
  const names = namesThere(elementOf, origins.labels);
  const placed = placeShapes(shapes);
  const writing = alikeWriting(placed, names);
  const above = unusualPlaces(placed, origins, names);
  return shapes.map((shape, index) => {
    const [element, now] = [elementOf.get(shape.id), placed[index]];
    if (!element || !now) return shape;
    const label = origins.labels.get(shape.id);
    const kept = {
      ...keepShape(element.fields, label?.fields, writeForeign(now, element.type, writing)),
      ...(now.groups.length > 0 && { groups: now.groups }),
      ...above.get(shape.id),
      ...fileOf(element, origins.files),
    };
    noteHidden(kept, notes);
    return isNothing(kept, shape.id) ? shape : { ...shape, foreign: shorten(kept, notes) };
  });
}

function namesThere(
  elementOf: ReadonlyMap<ShapeId, ForeignElement>,
  labels: ReadonlyMap<ShapeId, ForeignElement>,
): Names {
  const name = (element: ForeignElement | undefined) =>
    typeof element?.fields.id === 'string' ? element.fields.id : undefined;
  return {
    ...OWN_NAMES,
    idOf: (id) => name(elementOf.get(id)) ?? id,
    labelIdOf: (id) => name(labels.get(id)) ?? OWN_NAMES.labelIdOf(id),
  };
}

/** As a board would tell of them. */
function placeShapes(shapes: readonly Read[]): Shape[] {
  const stored = plainFields(shapes).map((fields, index) =>
    readShape(shapes[index]?.id ?? '', new Map(Object.entries(fields))),
  );
  const byId = new Map(stored.map((shape) => [shape.id, shape]));
  return stored.map((shape) => (shape.type === 'arrow' ? resolveArrow(shape, (id) => byId.get(id)) : shape));
}

function keepShape(
  original: Fields,
  label: Fields | undefined,
  [written, writtenLabel]: readonly ExcalidrawElement[],
): Kept & Pick<KeptShape, 'label'> {
  if (!written) throw new Error('Every shape is an element: its writer returned none.');
  const kept = keepForeign(original, written);
  return label && writtenLabel ? { ...kept, label: keepForeign(label, writtenLabel) } : kept;
}

/** Of frames that do not lie right above what is in them: what they lie above. */
function unusualPlaces(
  shapes: readonly Shape[],
  { elements }: Origins,
  { idOf }: Names,
): ReadonlyMap<ShapeId, Pick<KeptShape, 'above'>> {
  const usual = belowEach(framesLast(shapes).map(({ id }) => id));
  const own = new Set(shapes.map(({ id }) => id));
  const there = belowEach(elements.map(({ id }) => id).filter((id) => own.has(id)));
  const frames = shapes.filter(({ id, type }) => type === 'frame' && usual.get(id) !== there.get(id));
  return new Map(
    frames.map(({ id }) => {
      const below = there.get(id);
      return [id, { above: below === undefined ? '' : idOf(below) }];
    }),
  );
}

function belowEach(ids: readonly ShapeId[]): ReadonlyMap<ShapeId, ShapeId | undefined> {
  return new Map(ids.map((id, index) => [id, ids[index - 1]]));
}

/** What the file says of an image's bytes, which themselves are kept elsewhere. */
function fileOf({ type, fields }: ForeignElement, files: Fields): Pick<KeptShape, 'file'> {
  const { fileId } = fields;
  const isThere = type === 'image' && typeof fileId === 'string' && Object.hasOwn(files, fileId);
  const file = isThere ? files[fileId] : undefined;
  if (!isRecord(file)) return {};
  const { dataURL: _bytes, ...rest } = file;
  return { file: rest };
}

function isNothing({ id, label, above, file, ...kept }: KeptShape, shape: ShapeId): boolean {
  return (
    id === shape && above === undefined && file === undefined && isEmpty(kept) && (!label || isEmpty(label))
  );
}

function isEmpty({ fields, written }: Pick<Kept, 'fields' | 'written'>): boolean {
  return Object.keys(fields).length === 0 && Object.keys(written).length === 0;
}

/** A shape can carry so much: if it is more, the exact points of a line are given up first. */
function shorten(kept: KeptShape, notes: ReportNotes): string {
  const whole = formatKept(kept);
  if (whole !== undefined) return whole;
  notes.note('left out', 'The most exact form of very long lines, and other details of very large things');
  const { at: _at, form: _form, ...rest } = kept;
  const fields = Object.fromEntries(Object.entries(kept.fields).filter(([key]) => !FORM_KEYS.has(key)));
  return formatKept({ ...rest, fields }) ?? formatKept({ id: kept.id, fields: {}, written: {} }) ?? '';
}
