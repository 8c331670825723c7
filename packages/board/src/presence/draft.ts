import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from '../bytes.ts';
import { packPoints, type StrokePoint, unpackPoints } from '../points.ts';
import type { ShapeId } from '../shapeId.ts';
import type { ShapeRecord } from '../shapes/shape.ts';
import type { Style } from '../style.ts';
import {
  type ChatDraft,
  type ReactionDraft,
  readChat,
  readReaction,
  writeChat,
  writeReaction,
} from './chatDraft.ts';
import { type LaserDraft, readLaser, writeLaser } from './laserDraft.ts';
import { readIds } from './presence.ts';
import { readPx, readRotation, readSize, writePx, writeRotation } from './pxBytes.ts';
import { type ReshapeDraft, readReshape, writeReshape } from './reshapeDraft.ts';
import { readStyle, readStyleAppendix, writeStyle, writeStyleAppendix } from './styleBytes.ts';

/** LIMIT of shapes whose drag others see live; a drag of more appears to them when it ends. */
export const MAX_DRAFT_MOVE_IDS = 200;
const MAX_DRAFTS = 64;
const MAX_NAME_BYTES = 64;
const NO_POINTS = new Uint8Array();

/** The shape types that are drawn by hand. Append-only: messages name them by place. */
const STROKE_TYPES = ['draw', 'highlight'] as const;
export type StrokeType = (typeof STROKE_TYPES)[number];

/** A piece of a stroke in progress. Pieces overlap, so that the next one heals a lost one. */
export interface StrokeDraft {
  readonly kind: 'stroke';
  readonly id: ShapeId;
  readonly type: StrokeType;
  readonly style: Style;
  readonly isPen: boolean;
  /** The place of `points[0]` in the whole stroke. */
  readonly start: number;
  /** In page px, absolute. */
  readonly points: readonly StrokePoint[];
}

/** A shape being dragged out, such as a rectangle. */
export interface ShapeDraft {
  readonly kind: 'shape';
  readonly shape: Pick<ShapeRecord, 'id' | 'type' | 'x' | 'y' | 'w' | 'h' | 'rotation' | 'style'> & {
    /** Of a line or an arrow, its points as packPoints writes them. */
    readonly packed?: Uint8Array;
  };
}

/**
 * Shapes being dragged. Not an offset but where the first of them has got to: once the move has also arrived
 * as an update, the remaining offset is zero by itself, whichever came first.
 */
export interface MoveDraft {
  readonly kind: 'move';
  readonly ids: readonly ShapeId[];
  readonly x: number;
  readonly y: number;
}

/** The gesture is over: of the stroke or shape `id`, of what is reshaped if that is RESHAPE_END, or of the move when there is none. */
export interface EndDraft {
  readonly kind: 'end';
  readonly id?: ShapeId;
}

/** The `id` that ends what is being reshaped: there is one such gesture at a time, and no shape with this id. */
export const RESHAPE_END = 'reshape:';

/** What a gesture in progress looks like to others. Never part of the document. */
export type Draft =
  | StrokeDraft
  | ShapeDraft
  | MoveDraft
  | ReshapeDraft
  | LaserDraft
  | ChatDraft
  | ReactionDraft
  | EndDraft;

/*
 * Varint length of the rest, one byte of kind, then the kind's fields. A kind or a field that a later version
 * adds is skipped thanks to the length.
 */
const PACKED_RESOLUTION = 4;

/** Bytes that can be concatenated with those of other drafts. */
export function encodeDraft(draft: Draft): Uint8Array<ArrayBuffer> {
  const body = createByteWriter();
  body.byte(KINDS.indexOf(draft.kind));
  writeFields(body, draft);
  const writer = createByteWriter();
  writer.bytes(body.finish());
  return writer.finish();
}

/** The drafts in `bytes`; those that cannot be read are left out. Never throws. */
export function parseDrafts(bytes: Uint8Array): Draft[] {
  const reader = createByteReader(bytes);
  const drafts: Draft[] = [];
  while (reader.left > 0 && drafts.length < MAX_DRAFTS) {
    const body = createByteReader(reader.bytes());
    const kind = KINDS[body.byte()];
    const draft = kind && codecs[kind].read(body);
    if (reader.ok && body.ok && draft) drafts.push(draft);
  }
  return drafts;
}

/** Append-only: messages name them by place. */
const KINDS = [
  'stroke',
  'shape',
  'move',
  'end',
  'reshape',
  'laser',
  'chat',
  'reaction',
] as const satisfies readonly Draft['kind'][];

interface Codec<Kind extends Draft> {
  write(writer: ByteWriter, draft: Kind): void;
  read(reader: ByteReader): Kind | undefined;
}

const codecs: { readonly [Kind in Draft['kind']]: Codec<Extract<Draft, { kind: Kind }>> } = {
  stroke: {
    write(writer, draft) {
      writer.text(draft.id);
      writeStyle(writer, draft.style);
      writer.uint(draft.start);
      writer.bytes(packPoints(draft, PACKED_RESOLUTION));
      writeStyleAppendix(writer, draft.style);
      writer.byte(STROKE_TYPES.indexOf(draft.type));
    },
    read(reader) {
      const id = reader.text(MAX_NAME_BYTES);
      const style = readStyle(reader);
      const start = reader.uint();
      const stroke = unpackPoints(reader.bytes());
      const whole = readStyleAppendix(reader, style);
      const type = STROKE_TYPES[reader.byte()];
      return type && { kind: 'stroke', id, type, style: whole, start, ...stroke };
    },
  },
  shape: {
    write(writer, { shape }) {
      writer.text(shape.id);
      writer.text(shape.type);
      for (const px of [shape.x, shape.y, shape.w, shape.h]) writePx(writer, px);
      writeRotation(writer, shape.rotation);
      writeStyle(writer, shape.style);
      writeStyleAppendix(writer, shape.style);
      writer.bytes(shape.packed ?? NO_POINTS);
    },
    read(reader) {
      const id = reader.text(MAX_NAME_BYTES);
      const type = reader.text(MAX_NAME_BYTES);
      const [x, y, w, h] = [readPx(reader), readPx(reader), readSize(reader), readSize(reader)];
      const rotation = readRotation(reader);
      const style = readStyleAppendix(reader, readStyle(reader));
      const packed = reader.bytes();
      const shape = { id, type, x, y, w, h, rotation, style };
      return { kind: 'shape', shape: packed.length > 0 ? { ...shape, packed } : shape };
    },
  },
  move: {
    write(writer, draft) {
      const ids = draft.ids.slice(0, MAX_DRAFT_MOVE_IDS);
      writePx(writer, draft.x);
      writePx(writer, draft.y);
      writer.uint(ids.length);
      for (const id of ids) writer.text(id);
    },
    read(reader) {
      const [x, y] = [readPx(reader), readPx(reader)];
      const ids = readIds(reader, MAX_DRAFT_MOVE_IDS);
      return ids && { kind: 'move', ids, x, y };
    },
  },
  reshape: { write: writeReshape, read: readReshape },
  laser: { write: writeLaser, read: readLaser },
  chat: { write: writeChat, read: readChat },
  reaction: { write: writeReaction, read: readReaction },
  end: {
    write: (writer, draft) => writer.text(draft.id ?? ''),
    read(reader) {
      const id = reader.text(MAX_NAME_BYTES);
      return id ? { kind: 'end', id } : { kind: 'end' };
    },
  },
};

function writeFields(writer: ByteWriter, draft: Draft): void {
  // The compiler cannot see that a codec looked up by a draft's own kind takes that draft.
  const codec = codecs[draft.kind] as Codec<Draft>;
  codec.write(writer, draft);
}
