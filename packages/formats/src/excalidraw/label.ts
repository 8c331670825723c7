import type { Alignment, ShapeId, Style, VerticalAlignment } from '@drawbridge/board';
import { type Fields, type ForeignElement, type Notes, readString } from './element.ts';
import { isOtherFont, parseFont } from './fonts.ts';
import { readMark } from './own.ts';

/** By the id of what they belong to. One shape has one text; what is more stays a shape by itself. */
export function findLabels(
  elements: readonly ForeignElement[],
  canHave: (element: ForeignElement) => boolean,
): Map<ShapeId, ForeignElement> {
  const containers = elements.filter(canHave);
  const ids = new Map(containers.map(({ id, fields }) => [fields.id, id]));
  const byGroup = new Map(containers.map(({ id, fields }) => [innermostGroup(fields), id]));
  const labels = new Map<ShapeId, ForeignElement>();
  for (const element of elements) {
    const container = containerOf(element, ids, byGroup);
    if (container !== undefined && !labels.has(container)) labels.set(container, element);
  }
  return labels;
}

/** A label of ours that stood by itself is found by the group that it has with its shape: ids are others in each copy. */
function containerOf(
  { type, fields }: ForeignElement,
  ids: ReadonlyMap<unknown, ShapeId>,
  byGroup: ReadonlyMap<string | undefined, ShapeId>,
): ShapeId | undefined {
  if (type !== 'text') return undefined;
  const { labelOf } = readMark(fields);
  const named = ids.get(typeof fields.containerId === 'string' ? fields.containerId : labelOf);
  if (named !== undefined) return named;
  const group = innermostGroup(fields);
  return labelOf !== undefined && group !== undefined ? byGroup.get(group) : undefined;
}

function innermostGroup({ groupIds }: Fields): string | undefined {
  const [innermost]: readonly unknown[] = Array.isArray(groupIds) ? groupIds : [];
  return typeof innermost === 'string' ? innermost : undefined;
}

/** The groups of a shape without the one that it has only with its label. */
export function withoutLabelGroup(
  groups: readonly string[],
  label: ForeignElement | undefined,
): readonly string[] {
  const isOwn = label !== undefined && readMark(label.fields).labelOf !== undefined;
  return isOwn && groups[0] === innermostGroup(label.fields) ? groups.slice(1) : groups;
}

/** The text as it was typed: not broken into lines. */
export function readText({ originalText, text, rawText }: Fields, notes: Notes): string {
  return readString(originalText ?? text ?? rawText, notes.limits.characters, notes);
}

/** How the text is set. */
export function readLettering(fields: Fields, notes: Notes): Partial<Style> {
  if (isOtherFont(fields.fontFamily)) notes.changed('Texts in fonts that boards do not have');
  return {
    font: parseFont(fields.fontFamily),
    fontSize: typeof fields.fontSize === 'number' ? fields.fontSize : DEFAULT_SIZE,
    align: ALIGNMENTS.get(fields.textAlign) ?? 'auto',
    verticalAlign: VERTICAL.get(fields.verticalAlign) ?? 'middle',
  };
}

const DEFAULT_SIZE = 20;

/** The first versions wrote the family's name; that of Excalidraw itself where it is none of them. */
export function oldFontNumber(family: string): number {
  return OLD_FAMILIES.get(family) ?? 1;
}

const OLD_FAMILIES: ReadonlyMap<string, number> = new Map([
  ['Virgil', 1],
  ['Helvetica', 2],
  ['Cascadia', 3],
]);

const ALIGNMENTS: ReadonlyMap<unknown, Alignment> = new Map([
  ['left', 'left'],
  ['center', 'center'],
  ['right', 'right'],
]);

const VERTICAL: ReadonlyMap<unknown, VerticalAlignment> = new Map([
  ['top', 'top'],
  ['middle', 'middle'],
  ['bottom', 'bottom'],
]);
