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

/** LIMIT of what is kept of another program’s file with one shape, or with the board, in characters: servers take no text of more than 64 KB. */
const MAX_FOREIGN_LENGTH = 60 * 1024;

/** A stroke of 2,000 points takes 22 KB at the most. */
const MAX_PACKED_BYTES = 64 * 1024;

/** Of a board's name, and of that of an item of its library, in UTF-16 units: twice what the page lets one type. */
const MAX_BOARD_NAME_LENGTH = 200;

/** Of the text of a comment, in UTF-16 units: twice what the page lets one write. */
const MAX_COMMENT_LENGTH = 8_000;

/** LIMIT of shapes in one item of the library; as many as the page puts there. */
const MAX_ITEM_SHAPES = 400;

/** LIMIT of people whom one comment mentions: twice what the page lets one write. */
const MAX_MENTIONS = 40;

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
  ['z', { isValid: isOrderKey }],
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
  ['fo', { isValid: isForeign }],
]);

/** All fields of a board itself. Unlike shapes there is but one: what no version knows could only be ballast. */
const BOARD_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['name', { isValid: (value) => typeof value === 'string' && value.length <= MAX_BOARD_NAME_LENGTH }],
  ['foreign', { isValid: isForeign }],
]);

/** All fields of a comment. Who may do nothing else on a board could make ballast of any other. */
const COMMENT_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['k', { isValid: isAuthorship }],
  ['at', { isValid: isCommentPlace }],
  ['tx', { isValid: isCommentWords }],
  ['re', { isValid: isResolution }],
]);

/** All fields of an item of the library. */
const ITEM_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['k', { isValid: (value) => hasOnly(value, ['created']) && isNumber(value.get('created')) }],
  ['z', { isValid: isOrderKey }],
  ['n', { isValid: (value) => typeof value === 'string' && value.length <= MAX_BOARD_NAME_LENGTH }],
  ['sh', { isValid: isItemShapes }],
]);

/** Ids of comments are random, and never longer. */
const COMMENT_ID = /^[A-Za-z0-9_-]{1,32}$/;

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
  asComment(key, content) {
    if (!COMMENT_ID.test(key)) throw new Refused('The update gives a comment a name that is not allowed.');
    if (!isMapOrGone(content))
      throw new Refused('The update puts something among the comments that is none.');
  },
  ofComment(key, content, bytes, start) {
    const rule = COMMENT_RULES.get(key);
    if (!rule) throw new Refused('The update says something of a comment that no comment has.');
    if (!fits(rule, content, bytes, start)) {
      throw new Refused(`The update sets the field ${key} of a comment to what it cannot be.`);
    }
  },
  asItem(_key, content) {
    if (!isMapOrGone(content))
      throw new Refused('The update puts something into the library that is no item.');
  },
  ofItem(key, content, bytes, start) {
    const rule = ITEM_RULES.get(key);
    if (!rule) throw new Refused('The update says something of an item of the library that no item has.');
    if (!fits(rule, content, bytes, start)) {
      throw new Refused(`The update sets the field ${key} of an item of the library to what it cannot be.`);
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

function isMapOrGone(content: Content): boolean {
  return content.kind === 'deleted' || (content.kind === 'type' && content.type === 'map');
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

/** Who wrote a comment, when, and what it answers. */
function isAuthorship(value: PlainValue): boolean {
  if (!hasOnly(value, ['by', 'name', 'color', 'created', 'thread', 'known'])) return false;
  const texts = ['by', 'name', 'color', 'thread'].map((key) => value.get(key) ?? '');
  return texts.every(isName) && isNumber(value.get('created')) && isFlag(value.get('known') ?? false);
}

function isCommentPlace(value: PlainValue): boolean {
  if (!hasOnly(value, ['x', 'y', 'shape', 'rx', 'ry']) || !isName(value.get('shape') ?? '')) return false;
  return ['x', 'y', 'rx', 'ry'].every((key) => isCoordinate(value.get(key) ?? 0));
}

function isCommentWords(value: PlainValue): boolean {
  if (!hasOnly(value, ['text', 'names', 'edited']) || !isNumber(value.get('edited') ?? 0)) return false;
  const [text, names] = [value.get('text'), value.get('names')];
  if (typeof text !== 'string' || text.length > MAX_COMMENT_LENGTH) return false;
  return Array.isArray(names) && names.length <= MAX_MENTIONS && names.every(isName);
}

function isResolution(value: PlainValue): boolean {
  if (value === false) return true;
  return hasOnly(value, ['name', 'at']) && isName(value.get('name')) && isNumber(value.get('at'));
}

function isItemShapes(value: PlainValue): boolean {
  return Array.isArray(value) && value.length <= MAX_ITEM_SHAPES && value.every(isItemShape);
}

/** What would be the fields of a map on the board are those of an object here, by the same rules. */
function isItemShape(value: PlainValue): boolean {
  if (!(value instanceof Map) || value.size > MAX_FIELDS || !isName(value.get('id'))) return false;
  return [...value].every(([key, field]) => isFieldValue(RULES.get(key), field));
}

function isFieldValue(rule: Rule | undefined, value: PlainValue): boolean {
  if (!rule) return true;
  if (value instanceof Uint8Array) return value.length <= (rule.maxBytes ?? 0);
  return rule.isValid?.(value) === true;
}

function hasOnly(value: PlainValue, keys: readonly string[]): value is ReadonlyMap<string, PlainValue> {
  return value instanceof Map && [...value.keys()].every((key) => keys.includes(key));
}

function isGroups(value: PlainValue): boolean {
  return Array.isArray(value) && value.length <= MAX_GROUPS && value.every(isName);
}

function isOrderKey(value: PlainValue): boolean {
  return typeof value === 'string' && /^[0-9A-Za-z]{1,1024}$/.test(value);
}

function isForeign(value: PlainValue): boolean {
  return typeof value === 'string' && value.length <= MAX_FOREIGN_LENGTH;
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
