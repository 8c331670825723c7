import type { Box, Point } from '../box.ts';
import { type ByteReader, createByteReader, createByteWriter } from '../bytes.ts';
import { MAX_COORDINATE_PX } from '../number.ts';
import type { ShapeId } from '../shapeId.ts';
import { readCaret, type TextCaret, writeCaret } from './caretBytes.ts';
import {
  type Company,
  hasCompany,
  readCompany,
  readViewport,
  writeCompany,
  writeViewport,
} from './companyBytes.ts';

/** What a collaborator shows of what they are doing. */
export interface PresenceState extends Company {
  /** In page px; absent while the pointer is not over the board. */
  readonly cursor?: Point;
  readonly tool: string;
  readonly selection: readonly ShapeId[];
  /** The part of the page that they see. */
  readonly viewport?: Box;
  /** Only while they type in a text. */
  readonly caret?: TextCaret;
}

/** LIMIT of selected shapes that others see outlined: more would be a wall of boxes, and kilobytes a frame. */
export const MAX_PRESENCE_SELECTION = 40;

/*
 * One byte of flags, then what they announce: cursor as two zig-zag varints of 1/8 page px (at most 8 bytes),
 * tool as text unless it is DEFAULT_TOOL, selection as a count and as many texts, viewport, company (companyBytes.ts), last
 * of all the caret (caretBytes.ts). Unknown flags and bytes at the end belong to later versions and are skipped.
 */
const CURSOR_FLAG = 1;
const TOOL_FLAG = 2;
const SELECTION_FLAG = 4;
const VIEWPORT_FLAG = 8;
const COMPANY_FLAG = 16;
const CARET_FLAG = 128;
const STEPS_PER_PX = 8;
const DEFAULT_TOOL = 'select';
const MAX_NAME_BYTES = 64;

export function encodePresence(state: PresenceState): Uint8Array<ArrayBuffer> {
  const { cursor, tool, viewport, caret } = state;
  const selection = state.selection.slice(0, MAX_PRESENCE_SELECTION);
  const writer = createByteWriter();
  writer.byte(
    (cursor ? CURSOR_FLAG : 0) |
      (tool === DEFAULT_TOOL ? 0 : TOOL_FLAG) |
      (selection.length > 0 ? SELECTION_FLAG : 0) |
      (viewport ? VIEWPORT_FLAG : 0) |
      (hasCompany(state) ? COMPANY_FLAG : 0) |
      (caret ? CARET_FLAG : 0),
  );
  if (cursor) {
    writer.int(steps(cursor.x));
    writer.int(steps(cursor.y));
  }
  if (tool !== DEFAULT_TOOL) writer.text(tool);
  if (selection.length > 0) {
    writer.uint(selection.length);
    for (const id of selection) writer.text(id);
  }
  if (viewport) writeViewport(writer, viewport);
  if (hasCompany(state)) writeCompany(writer, state);
  if (caret) writeCaret(writer, caret);
  return writer.finish();
}

/** The state in `bytes`, or `undefined` when they are no such thing. Never throws. */
export function parsePresence(bytes: Uint8Array): PresenceState | undefined {
  const reader = createByteReader(bytes);
  const flags = reader.byte();
  const cursor = flags & CURSOR_FLAG ? readCursor(reader) : undefined;
  const tool = flags & TOOL_FLAG ? reader.text(MAX_NAME_BYTES) : DEFAULT_TOOL;
  const selection = flags & SELECTION_FLAG ? readIds(reader, MAX_PRESENCE_SELECTION) : [];
  const viewport = selection && flags & VIEWPORT_FLAG ? readViewport(reader) : undefined;
  const company = selection && flags & COMPANY_FLAG ? readCompany(reader) : {};
  const caret = selection && flags & CARET_FLAG ? readCaret(reader) : undefined;
  if (!reader.ok || !selection) return undefined;
  return {
    ...(cursor && { cursor }),
    tool,
    selection,
    ...(viewport && { viewport }),
    ...company,
    ...(caret && { caret }),
  };
}

/** A count and as many ids; `undefined` when there are more than `maxCount`. */
export function readIds(reader: ByteReader, maxCount: number): ShapeId[] | undefined {
  const count = reader.uint();
  if (count > maxCount) return undefined;
  const ids: ShapeId[] = [];
  while (ids.length < count && reader.ok) ids.push(reader.text(MAX_NAME_BYTES));
  return ids;
}

function readCursor(reader: ByteReader): Point {
  return { x: pixels(reader.int()), y: pixels(reader.int()) };
}

function steps(px: number): number {
  return Math.round(pixels(px * STEPS_PER_PX) * STEPS_PER_PX);
}

function pixels(steps: number): number {
  const px = Number.isFinite(steps) ? steps / STEPS_PER_PX : 0;
  return Math.min(MAX_COORDINATE_PX, Math.max(-MAX_COORDINATE_PX, px));
}
