import { isShapeId } from '../shapeId.ts';
import type { GroupId, ShapeFields, ShapeRecord } from './shape.ts';

/** What any shape may have and most do not. */
export type Common = Pick<ShapeRecord, 'groups' | 'frame' | 'locked' | 'link' | 'foreign'>;

/** LIMIT of groups within each other; what is deeper is left out. */
export const MAX_GROUP_DEPTH = 32;
/** LIMIT of a link's length, in characters: what browsers take. */
export const MAX_LINK_LENGTH = 2048;
/** LIMIT of what is kept of another program’s file with one shape, in characters: servers take no text of more than 64 KB. */
export const MAX_FOREIGN_LENGTH = 60 * 1024;

/** Where each lies in the document. Keys of their own, so that one can be changed while somebody changes another. */
const KEYS = { groups: 'gr', frame: 'fr', locked: 'lo', link: 'li', foreign: 'fo' } as const satisfies Record<
  keyof Common,
  string
>;

const NO_GROUPS: readonly GroupId[] = Object.freeze([]);

export function readCommon(fields: ShapeFields): Common {
  const link = fields.get(KEYS.link);
  const frame = fields.get(KEYS.frame);
  const foreign = fields.get(KEYS.foreign);
  return {
    groups: readGroups(fields.get(KEYS.groups)),
    frame: isShapeId(frame) ? frame : '',
    locked: fields.get(KEYS.locked) === true,
    link: typeof link === 'string' && link.length <= MAX_LINK_LENGTH ? link : '',
    foreign: typeof foreign === 'string' && foreign.length <= MAX_FOREIGN_LENGTH ? foreign : '',
  };
}

function readGroups(value: unknown): readonly GroupId[] {
  if (!Array.isArray(value) || value.length === 0) return NO_GROUPS;
  const groups = value.filter(isShapeId).slice(0, MAX_GROUP_DEPTH);
  return Object.freeze([...new Set(groups)]);
}

/** The fields to store: none for what is as it is without them. */
export function writeCommon({
  groups = NO_GROUPS,
  frame = '',
  locked = false,
  link = '',
  foreign = '',
}: Partial<Common>) {
  const written: Record<string, unknown> = {};
  if (groups.length > 0) written[KEYS.groups] = [...groups];
  if (frame) written[KEYS.frame] = frame;
  if (locked) written[KEYS.locked] = true;
  if (link) written[KEYS.link] = link;
  if (foreign) written[KEYS.foreign] = foreign;
  return written;
}

/** The keys by which a patch of what is common is written; `undefined` where the key is to be removed. */
export function patchedCommon(patch: Partial<Common>): [key: string, value: unknown][] {
  const written = writeCommon(patch);
  return Object.keys(patch).flatMap((name) => {
    const key = KEYS[name as keyof Common];
    return key ? [[key, written[key]] as [string, unknown]] : [];
  });
}
