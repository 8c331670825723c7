import { type Content, readContent } from './content.ts';
import { type RangeCheck, readDeleteSet } from './deleteSet.ts';
import { readKey } from './keys.ts';
import {
  addGone,
  addItem,
  createLineage,
  type Lineage,
  placeBetween,
  placeInRoot,
  placeWithin,
} from './lineage.ts';
import type { OwnStructs } from './ownStructs.ts';
import type { Place } from './place.ts';
import { checkPlace } from './placeRules.ts';
import { isRootName, type RootName } from './roots.ts';
import type { Surroundings } from './surroundings.ts';
import {
  type Cursor,
  type Id,
  Refused,
  readByte,
  readClient,
  readCount,
  readId,
  readLength,
  readText,
  readVarUint,
} from './updateReader.ts';

const MAX_ROOT_NAME_BYTES = 64;

/** By how much one update may move a client's clock: days of drawing without a pause, and no step towards 2^53. */
const MAX_CLOCK_ADVANCE = 2 ** 24;

/** A struct begins with a byte that says what it is: five bits for the content, and what else is written. */
const CONTENT_BITS = 0x1f;
const GC = 0;
const SKIP = 10;
const HAS_KEY = 0x20;
const HAS_RIGHT_NEIGHBOUR = 0x40;
const HAS_LEFT_NEIGHBOUR = 0x80;

/**
 * Reads a Yjs update (version 1, as `UpdateEncoderV1` writes it) from its first byte to its last and throws `Refused`
 * where it breaks a rule: one that needs no doc to be decided or, given what is `around` it in a doc, any. Answers what it
 * adds; an update that only deletes adds nothing. `ranges` is told what it deletes.
 *
 *     update  = count of sections, sections, delete set
 *     section = count of structs, client, clock of the first struct, structs
 *     struct  = GC: 0, length | item: a byte, left neighbour?, right neighbour?, (parent, key?)?, content
 *     parent  = 1, name of a root type | 0, id of the item that holds it
 *
 * Parent and key are written only without a neighbour, else they are the neighbour's. The bit for the key is set beside
 * a neighbour too, but not after `mergeUpdates`, so there it means nothing.
 */
export function parseUpdate(
  bytes: Uint8Array,
  around?: Surroundings,
  ranges: RangeCheck | undefined = around,
): OwnStructs | undefined {
  const cursor: Cursor = { bytes, position: 0 };
  const own = readSections(cursor) === 1 ? readSection(cursor, around) : undefined;
  readDeleteSet(cursor, own, ranges);
  if (cursor.position !== bytes.length) throw new Refused('Bytes follow the end of the update.');
  return own;
}

/** Where the structs of an update begin, read from its first bytes only. */
export function peekStart(bytes: Uint8Array): Pick<OwnStructs, 'client' | 'start'> | undefined {
  const cursor: Cursor = { bytes, position: 0 };
  if (readSections(cursor) === 0) return undefined;
  readCount(cursor);
  return { client: readClient(cursor), start: readVarUint(cursor) };
}

function readSections(cursor: Cursor): number {
  const sections = readCount(cursor);
  if (sections > 1) throw new Refused('An update must hold the changes of one client only.');
  return sections;
}

function readSection(cursor: Cursor, around: Surroundings | undefined): OwnStructs {
  const structs = readCount(cursor);
  if (structs === 0) throw new Refused('The update names a client of which it holds nothing.');
  const client = readClient(cursor);
  const start = readVarUint(cursor);
  const lineage = createLineage(client, start, around);
  for (let index = 0; index < structs; index += 1) {
    readStruct(cursor, lineage);
    if (lineage.end - start > MAX_CLOCK_ADVANCE || lineage.end > Number.MAX_SAFE_INTEGER) {
      throw new Refused('The update counts further than an update can.');
    }
  }
  return { client, start, end: lineage.end };
}

function readStruct(cursor: Cursor, lineage: Lineage): void {
  const first = readByte(cursor);
  if (first === GC) addGone(lineage, readLength(cursor));
  else if ((first & CONTENT_BITS) === SKIP) throw new Refused('The update leaves something out.');
  else readItem(cursor, first, lineage);
}

function readItem(cursor: Cursor, first: number, lineage: Lineage): void {
  const left = first & HAS_LEFT_NEIGHBOUR ? readId(cursor) : undefined;
  const right = first & HAS_RIGHT_NEIGHBOUR ? readId(cursor) : undefined;
  const place =
    left || right ? placeBetween(lineage, left, right) : readPlace(cursor, (first & HAS_KEY) !== 0, lineage);
  const content = readContentOf(cursor, first & CONTENT_BITS, lineage, place);
  checkPlace(place, content, right !== undefined);
  lineage.around?.checkItem(lineage, place, left, right, content.length);
  addItem(lineage, place, content);
}

/** The values of a field are looked at beside a doc only: without one, whose field it is may not be known. */
function readContentOf(cursor: Cursor, ref: number, { around }: Lineage, place: Place): Content {
  const start = cursor.position;
  const content = readContent(cursor, ref);
  around?.checkContent(place, content, cursor.bytes, start);
  return content;
}

function readPlace(cursor: Cursor, hasKey: boolean, lineage: Lineage): Place {
  const parent = readParent(cursor);
  const key = hasKey ? readKey(cursor) : undefined;
  return typeof parent === 'string' ? placeInRoot(lineage, parent, key) : placeWithin(lineage, parent, key);
}

/** A root map has a name, everything else an id. */
function readParent(cursor: Cursor): Id | RootName {
  const isRoot = readVarUint(cursor);
  if (isRoot === 0) return readId(cursor);
  if (isRoot !== 1) throw new Refused('The update does not say where a change belongs.');
  const name = readText(cursor, MAX_ROOT_NAME_BYTES);
  if (!isRootName(name)) throw new Refused('The update writes to a part of the board that does not exist.');
  return name;
}
