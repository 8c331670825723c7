import type { Alignment, ShapeId, Style, VerticalAlignment } from '@drawbridge/board';
import { MAX_TEXT_CHARACTERS } from '../limits.ts';
import { type Fields, type ForeignElement, type Notes, readString } from './element.ts';
import { parseFont } from './fonts.ts';
import { readMark } from './own.ts';

/** The element whose text this is, if it says that it is one. */
export function containerOf({ type, fields }: ForeignElement): ShapeId | undefined {
  if (type !== 'text') return undefined;
  return typeof fields.containerId === 'string' ? fields.containerId : readMark(fields).labelOf;
}

/** The text as it was typed: not broken into lines. */
export function readText({ originalText, text, rawText }: Fields, notes: Notes): string {
  return readString(originalText ?? text ?? rawText, MAX_TEXT_CHARACTERS, notes);
}

/** How the text is set. */
export function readLettering(fields: Fields): Partial<Style> {
  const [, oldSize = '', oldFamily = ''] = /^([\d.]+)px (.+)$/.exec(String(fields.font ?? '')) ?? [];
  return {
    font: parseFont(fields.fontFamily ?? OLD_FAMILIES.get(oldFamily)),
    fontSize: typeof fields.fontSize === 'number' ? fields.fontSize : Number(oldSize) || DEFAULT_SIZE,
    align: ALIGNMENTS.get(fields.textAlign) ?? 'auto',
    verticalAlign: VERTICAL.get(fields.verticalAlign) ?? 'middle',
  };
}

const DEFAULT_SIZE = 20;

/** The first versions wrote the family's name. */
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
