import { isRecord } from '../number.ts';
import type { ShapeFields } from '../shapes/shape.ts';

/**
 * Which meaning of its fields a shape was written with: `v` of its constants, 1 where there is none. A shape keeps its version
 * for life; what reads it brings it up to date, and nothing is ever written back. So versions of the program can share a board:
 * an older one reads what it knows and keeps the rest.
 */
export const MODEL_VERSION = 2;

/** From the version before `to`. */
interface Migration {
  readonly to: number;
  /** Fields to read in place of those stored. What a newer program has written since counts: a second time changes nothing. */
  migrate(fields: ShapeFields): Readonly<Record<string, unknown>>;
}

/** Oldest first. */
export const migrations: readonly Migration[] = [
  {
    // Text by itself always wrapped at its box, until it could also be as wide as its lines.
    to: 2,
    migrate: (fields) =>
      typeOf(fields) === 'text' && fields.get('wr') === undefined ? { wr: true } : NOTHING,
  },
];

const NOTHING = {};

/** The fields as a shape of today would hold them. The very same when it is one, or one of a later version. */
export function upToDate(fields: ShapeFields): ShapeFields {
  const version = versionOf(fields);
  if (version >= MODEL_VERSION) return fields;
  return migrations.reduce(
    (older, { to, migrate }) => (version < to ? withFields(older, migrate(older)) : older),
    fields,
  );
}

function withFields(fields: ShapeFields, replaced: Readonly<Record<string, unknown>>): ShapeFields {
  if (replaced === NOTHING) return fields;
  return { get: (key) => (Object.hasOwn(replaced, key) ? replaced[key] : fields.get(key)) };
}

function versionOf(fields: ShapeFields): number {
  const constants = fields.get('k');
  const version = isRecord(constants) ? constants.v : undefined;
  return typeof version === 'number' ? version : 1;
}

function typeOf(fields: ShapeFields): unknown {
  const constants = fields.get('k');
  return isRecord(constants) ? constants.type : undefined;
}
