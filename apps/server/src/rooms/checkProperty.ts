import type { Content } from './gate/content.ts';
import type { CheckProperty } from './gate/docSurroundings.ts';
import { type PlainValue, readBytesLength, readPlainValues } from './gate/plainValue.ts';
import { Refused } from './gate/updateReader.ts';

/** As far as the board's own code goes from the origin, in page px. */
const MAX_COORDINATE_PX = 1e7;

/** Geometry is five numbers today: x, y, w, h, rotation. */
const MAX_NUMBERS = 16;

/** LIMIT of fields of a style, and of what says what a shape is. */
const MAX_FIELDS = 64;
const MAX_NAME_LENGTH = 256;

/** LIMIT of groups within each other. */
const MAX_GROUPS = 32;

/** LIMIT of a link, in characters. */
const MAX_LINK_LENGTH = 2048;

/** A stroke of 2,000 points takes 22 KB at the most. */
const MAX_PACKED_BYTES = 64 * 1024;

/** Of a board's name, in UTF-16 units: twice what the page lets one type. */
const MAX_BOARD_NAME_LENGTH = 200;

/** What a field may be: a plain value that `isValid`, or else content of another kind. */
interface Rule {
  readonly isValid?: (value: PlainValue) => boolean;
  readonly types?: readonly ('map' | 'text')[];
  readonly maxBytes?: number;
}

/**
 * The fields of shapes that this version knows. Each is checked for itself; that a shape lacks one, or that two do not go
 * together, is the business of its readers, who bear it. Fields of other names are kept as they are.
 */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['k', { isValid: isConstants }],
  ['g', { isValid: isGeometry }],
  ['z', { isValid: (value) => typeof value === 'string' && /^[0-9A-Za-z]{1,1024}$/.test(value) }],
  ['s', { isValid: isStyle }],
  ['p', { maxBytes: MAX_PACKED_BYTES }],
  ['tx', { isValid: (value) => typeof value === 'string', types: ['text'] }],
  ['wr', { isValid: isFlag }],
  ['bs', { isValid: isBinding }],
  ['be', { isValid: isBinding }],
  ['mi', { isValid: isNumber }],
  ['gr', { isValid: isGroups }],
  ['im', { isValid: isImageFile }],
  ['fr', { isValid: isName }],
  ['lo', { isValid: isFlag }],
  ['li', { isValid: (value) => typeof value === 'string' && value.length <= MAX_LINK_LENGTH }],
]);

/** All fields of a board itself. Unlike shapes there is but one: what no version knows could only be ballast. */
const BOARD_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['name', { isValid: (value) => typeof value === 'string' && value.length <= MAX_BOARD_NAME_LENGTH }],
]);

/** Refuses what readers of a field could not make sense of. What was deleted is fine. */
export const checkProperty: CheckProperty = {
  ofShape(key, content, bytes, start) {
    const rule = RULES.get(key);
    if (rule && !fits(rule, content, bytes, start)) {
      throw new Refused(`The update sets the field ${key} of a shape to what it cannot be.`);
    }
  },
  ofBoard(key, content, bytes, start) {
    const rule = BOARD_RULES.get(key);
    if (!rule) throw new Refused('The update says something of the board that no board has.');
    if (!fits(rule, content, bytes, start)) {
      throw new Refused(`The update sets the ${key} of the board to what it cannot be.`);
    }
  },
};

function fits(
  { isValid, types, maxBytes = 0 }: Rule,
  content: Content,
  bytes: Uint8Array,
  start: number,
): boolean {
  switch (content.kind) {
    case 'deleted':
      return true;
    case 'type':
      return types?.includes(content.type) === true;
    case 'bytes':
      return readBytesLength(bytes, start) <= maxBytes;
    case 'plain':
      return isValid !== undefined && readPlainValues(bytes, start).every(isValid);
    default:
      return false;
  }
}

function isConstants(value: PlainValue): boolean {
  if (!(value instanceof Map) || value.size > MAX_FIELDS) return false;
  return (
    isName(value.get('type')) && isName(value.get('author') ?? '') && isNumber(value.get('created') ?? 0)
  );
}

function isGeometry(value: PlainValue): boolean {
  return Array.isArray(value) && value.length <= MAX_NUMBERS && value.every(isCoordinate);
}

function isStyle(value: PlainValue): boolean {
  if (!(value instanceof Map) || value.size > MAX_FIELDS) return false;
  return [...value.values()].every((part) => typeof part !== 'string' || isName(part));
}

/** What an end of an arrow is bound to: a shape, and a place in it. */
function isBinding(value: PlainValue): boolean {
  if (!(value instanceof Map) || value.size > MAX_FIELDS || !isName(value.get('id'))) return false;
  return isCoordinate(value.get('x')) && isCoordinate(value.get('y')) && isFlag(value.get('inside') ?? false);
}

/** The file of an image: its name and its size, and perhaps the name of one in few px. */
function isImageFile(value: PlainValue): boolean {
  if (!(value instanceof Map) || value.size > MAX_FIELDS || !isName(value.get('name'))) return false;
  if (!isName(value.get('small') ?? '')) return false;
  return isCoordinate(value.get('w')) && isCoordinate(value.get('h'));
}

function isGroups(value: PlainValue): boolean {
  return Array.isArray(value) && value.length <= MAX_GROUPS && value.every(isName);
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCoordinate(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE_PX;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_NAME_LENGTH;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
