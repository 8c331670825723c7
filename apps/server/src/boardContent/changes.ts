import {
  ALIGNMENTS,
  COLOR_NAMES,
  CORNERS,
  DASHES,
  FILLS,
  FONTS,
  GEOMETRIC_TYPES,
  HEADS,
  isHexColor,
  isRecord,
  isShapeId,
  MAX_BOARD_NAME_LENGTH,
  MAX_COORDINATE_PX,
  MAX_STROKE_POINTS,
  ROUGHNESSES,
  ROUTES,
  VERTICAL_ALIGNMENTS,
} from '@drawbridge/board';
import { safeLink } from '@drawbridge/formats';
import * as v from 'valibot';

/**
 * Changes of a board as programs write them. Readers of a document bear with anything; whoever writes by hand wants to know
 * what was wrong, so here each value is what it must be, and no key is unknown.
 */

/** In one request, which becomes one entry of the log. */
export const MAX_CHANGES = 1_000;

/** Of a text, in characters: more than anybody reads on a board. */
const MAX_TEXT_CHARACTERS = 20_000;
const MAX_GROUP_DEPTH = 32;

const between = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const coordinate = between(-MAX_COORDINATE_PX, MAX_COORDINATE_PX);
const size = between(0, MAX_COORDINATE_PX);
const share = between(0, 1);
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_CHARACTERS));
const shapeId = v.custom<string>(isShapeId, 'Invalid id: 1 to 64 letters, digits and _:.-');
const color = v.union([v.picklist(COLOR_NAMES), v.custom<`#${string}`>(isHexColor)]);

/** Some of these, each as it is said here, and nothing else. */
function someOf<Entries extends v.ObjectEntries>(entries: Entries) {
  const optional = Object.entries(entries).map(([key, schema]) => [key, v.exactOptional(schema)]);
  // As the loop made it, of which TypeScript knows only that it made something.
  return v.strictObject(Object.fromEntries(optional) as SomeEntries<Entries>);
}

type SomeEntries<Entries extends v.ObjectEntries> = {
  [Key in keyof Entries]: v.ExactOptionalSchema<Entries[Key], undefined>;
};

const style = someOf({
  color,
  width: between(0.1, 200),
  fill: v.picklist(FILLS),
  fillColor: v.union([v.literal('stroke'), color]),
  opacity: share,
  dash: v.picklist(DASHES),
  roughness: v.picklist(ROUGHNESSES),
  corners: v.picklist(CORNERS),
  font: v.picklist(FONTS),
  fontSize: between(4, 1_000),
  align: v.picklist(ALIGNMENTS),
  verticalAlign: v.picklist(VERTICAL_ALIGNMENTS),
  route: v.picklist(ROUTES),
  startHead: v.picklist(HEADS),
  endHead: v.picklist(HEADS),
});

const binding = v.strictObject({
  id: shapeId,
  x: v.optional(share, 0.5),
  y: v.optional(share, 0.5),
  isInside: v.optional(v.boolean(), false),
});

/** In page px, perhaps with a pressure from 0 to 1. */
const points = v.pipe(
  v.array(v.union([v.tuple([coordinate, coordinate]), v.tuple([coordinate, coordinate, share])])),
  v.minLength(2),
  v.maxLength(MAX_STROKE_POINTS),
);

const link = v.pipe(
  v.string(),
  v.check((given) => given === '' || safeLink(given) === given, 'Invalid link: http, https or mailto'),
);

const common = {
  rotation: between(-2 * Math.PI, 2 * Math.PI),
  groups: v.pipe(v.array(shapeId), v.maxLength(MAX_GROUP_DEPTH)),
  frame: v.union([shapeId, v.literal('')]),
  locked: v.boolean(),
  link,
};
const ofNew = { id: v.exactOptional(shapeId), style: v.exactOptional(style), ...someOf(common).entries };

const boxed = v.strictObject({
  type: v.picklist([...GEOMETRIC_TYPES, 'sticky', 'frame']),
  ...{ x: coordinate, y: coordinate, w: size, h: size, text: v.exactOptional(text) },
  ...ofNew,
});
const written = v.strictObject({
  type: v.literal('text'),
  ...{ x: coordinate, y: coordinate, text, w: v.exactOptional(size), h: v.exactOptional(size) },
  wraps: v.exactOptional(v.boolean()),
  ...ofNew,
});
const stroke = v.strictObject({ type: v.picklist(['draw', 'highlight']), points, ...ofNew });
const line = v.strictObject({ type: v.literal('line'), points, text: v.exactOptional(text), ...ofNew });
const arrow = v.strictObject({
  type: v.literal('arrow'),
  points,
  text: v.exactOptional(text),
  ...{ start: v.exactOptional(binding), end: v.exactOptional(binding), middle: v.exactOptional(share) },
  ...ofNew,
});

const shape = v.variant('type', [boxed, written, stroke, line, arrow]);
export type GivenShape = v.InferOutput<typeof shape>;

const patch = someOf({
  ...{ x: coordinate, y: coordinate, w: size, h: size, style, text, points },
  ...{ wraps: v.boolean(), middle: share },
  ...{ start: v.nullable(binding), end: v.nullable(binding) },
  ...common,
});
export type GivenPatch = v.InferOutput<typeof patch>;

const kinds = {
  create: v.strictObject({ create: shape }),
  update: v.strictObject({ update: shapeId, patch }),
  delete: v.strictObject({ delete: shapeId }),
  name: v.strictObject({ name: v.pipe(v.string(), v.maxLength(MAX_BOARD_NAME_LENGTH)) }),
};
const KIND_NAMES = ['create', 'update', 'delete', 'name'] as const;
const change = v.union([kinds.create, kinds.update, kinds.delete, kinds.name]);
export type Change = v.InferOutput<typeof change>;

const changeSet = v.strictObject({
  changes: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_CHANGES)),
  ifSeq: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

/** What a program wants to be done, in one step. */
export interface ChangeSet {
  readonly changes: readonly Change[];
  /** Only if the board is as it was after this entry. */
  readonly ifSeq?: number;
}

/** Reads a request. Answers in words what is wrong with it, where it is not right. */
export function readChanges(json: string): ChangeSet | { readonly wrong: string } {
  const given = v.safeParse(changeSet, parseJson(json));
  if (!given.success) return { wrong: wordsFor('', given.issues) };
  const { changes, ifSeq } = given.output;
  const read: Change[] = [];
  for (const [index, one] of changes.entries()) {
    const parsed = v.safeParse(schemaOf(one), one);
    if (!parsed.success) return { wrong: wordsFor(`changes.${index}`, parsed.issues) };
    read.push(parsed.output);
  }
  return { changes: read, ...(ifSeq !== undefined && { ifSeq }) };
}

/** Of the kinds of change, the one that was meant: only then it can be said what is wrong with it. */
function schemaOf(given: unknown): v.GenericSchema<unknown, Change> {
  const kind = KIND_NAMES.find((name) => isRecord(given) && name in given);
  return kind ? kinds[kind] : change;
}

function wordsFor(place: string, [issue]: readonly v.BaseIssue<unknown>[]): string {
  const path = [place, ...(issue?.path ?? []).map(({ key }) => String(key))].filter(Boolean).join('.');
  return `${path || 'The request'}: ${issue?.message ?? 'invalid'}`;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
