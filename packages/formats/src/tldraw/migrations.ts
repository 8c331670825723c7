import { isRecord } from '@drawbridge/board';
import { safeLink } from '../safeLink.ts';
import { type Fields, fieldsOf, stringOf } from './fields.ts';

/** What changed in records of one kind with one version. What only got a new field with a usual value is not here. */
export interface Migration {
  /** Of which records: `shape` for all shapes, `shape.geo` for those of a type. */
  readonly sequence: string;
  readonly version: number;
  readonly up: (record: Fields) => Fields;
}

/**
 * In the order in which a record goes through them. That of an arrow whose bindings became records of their own is
 * `extractBindings`, as it makes two records of one. Order keys that end in 0, which store 5 mends, order as well as others.
 */
export const MIGRATIONS: readonly Migration[] = [
  { sequence: 'shape', version: 2, up: hoistOpacity },
  { sequence: 'shape.geo', version: 3, up: onProps(withoutJustify('align')) },
  { sequence: 'shape.geo', version: 6, up: onProps(legacyAlign) },
  { sequence: 'shape.geo', version: 8, up: onProps(validUrl('url')) },
  { sequence: 'shape.geo', version: 10, up: onProps(richText) },
  { sequence: 'shape.note', version: 2, up: onProps(withoutJustify('align')) },
  { sequence: 'shape.note', version: 3, up: onProps(legacyAlign) },
  { sequence: 'shape.note', version: 5, up: onProps(validUrl('url')) },
  { sequence: 'shape.note', version: 9, up: onProps(richText) },
  { sequence: 'shape.text', version: 1, up: onProps(withoutJustify('align')) },
  { sequence: 'shape.text', version: 2, up: onProps(textAlign) },
  { sequence: 'shape.text', version: 3, up: onProps(richText) },
  { sequence: 'shape.arrow', version: 2, up: onProps(preciseTerminals) },
  { sequence: 'shape.arrow', version: 6, up: onProps(arcKind) },
  { sequence: 'shape.arrow', version: 7, up: onProps(richText) },
  { sequence: 'shape.draw', version: 1, up: onProps(penOfPressure) },
  { sequence: 'shape.line', version: 2, up: onProps(handlesByIndex) },
  { sequence: 'shape.line', version: 3, up: onProps(handlesToPoints) },
  { sequence: 'shape.line', version: 4, up: onProps(pointsById) },
  { sequence: 'shape.image', version: 3, up: onProps(validUrl('url')) },
  { sequence: 'shape.video', version: 2, up: onProps(validUrl('url')) },
  { sequence: 'shape.bookmark', version: 2, up: onProps(validUrl('url')) },
  { sequence: 'asset.image', version: 2, up: onProps(renameSize) },
  { sequence: 'asset.video', version: 2, up: onProps(renameSize) },
];

function onProps(up: (props: Fields) => Fields): Migration['up'] {
  return (record) => ({ ...record, props: up(fieldsOf(record.props)) });
}

/** It was a text among the props. */
function hoistOpacity(record: Fields): Fields {
  const { opacity, ...props } = fieldsOf(record.props);
  return opacity === undefined ? record : { ...record, opacity: Number(opacity), props };
}

function withoutJustify(key: string) {
  return (props: Fields): Fields => (props[key] === 'justify' ? { ...props, [key]: 'start' } : props);
}

/** Words were in the middle of a shape, whatever side their lines began on. */
function legacyAlign(props: Fields): Fields {
  return { ...props, align: LEGACY_ALIGNMENTS.get(props.align) ?? 'middle-legacy' };
}

const LEGACY_ALIGNMENTS: ReadonlyMap<unknown, string> = new Map([
  ['start', 'start-legacy'],
  ['end', 'end-legacy'],
]);

function textAlign({ align, ...props }: Fields): Fields {
  return { textAlign: align, ...props };
}

function validUrl(key: string) {
  return (props: Fields): Fields => ({ ...props, [key]: safeLink(props[key]) });
}

/** A paragraph a line. */
function richText({ text, ...props }: Fields): Fields {
  if (isRecord(props.richText) || typeof text !== 'string') return props;
  const content = text.split('\n').map((line) => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  }));
  return { ...props, richText: { type: 'doc', content } };
}

/** Whoever aimed at the very middle did not aim. */
function preciseTerminals(props: Fields): Fields {
  return { ...props, start: preciseTerminal(props.start), end: preciseTerminal(props.end) };
}

function preciseTerminal(terminal: unknown): unknown {
  if (!isRecord(terminal) || terminal.type !== 'binding' || terminal.isPrecise !== undefined) return terminal;
  const { x, y } = fieldsOf(terminal.normalizedAnchor);
  return { ...terminal, isPrecise: x !== MIDDLE || y !== MIDDLE };
}

const MIDDLE = 0.5;

function arcKind(props: Fields): Fields {
  return { kind: 'arc', elbowMidPoint: MIDDLE, ...props };
}

/** A mouse presses with nothing or a half; whatever else the first two points say is measured. */
function penOfPressure(props: Fields): Fields {
  const [segment]: readonly unknown[] = Array.isArray(props.segments) ? props.segments : [];
  const { points } = fieldsOf(segment);
  const first: readonly unknown[] = Array.isArray(points) ? points.slice(0, 2) : [];
  return { ...props, isPen: first.length > 0 && first.every(isPressed) };
}

function isPressed(point: unknown): boolean {
  const { z } = fieldsOf(point);
  return z !== 0 && z !== MIDDLE;
}

function handlesByIndex(props: Fields): Fields {
  const handles = Object.values(fieldsOf(props.handles)).map((handle) => {
    const { index, x, y } = fieldsOf(handle);
    return [stringOf(index), { x, y }] as const;
  });
  return { ...props, handles: Object.fromEntries(handles) };
}

function handlesToPoints({ handles, ...props }: Fields): Fields {
  const sorted = Object.entries(fieldsOf(handles)).sort(([a], [b]) => (a < b ? -1 : 1));
  return isRecord(handles) ? { ...props, points: sorted.map(([, point]) => point) } : props;
}

/** Of as many digits each, so that their texts are in order. */
function pointsById(props: Fields): Fields {
  if (!Array.isArray(props.points)) return props;
  const points = props.points.map((point: unknown, at) => {
    const index = `a${String(at).padStart(INDEX_DIGITS, '0')}`;
    return [index, { ...fieldsOf(point), id: index, index }] as const;
  });
  return { ...props, points: Object.fromEntries(points) };
}

const INDEX_DIGITS = 8;

function renameSize({ width, height, ...props }: Fields): Fields {
  return { w: width, h: height, ...props };
}
