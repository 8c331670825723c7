import type { Box } from '../box.ts';
import type { ByteReader, ByteWriter } from '../bytes.ts';
import { parseNumber } from '../number.ts';
import { readPx, readSize, writePx } from './pxBytes.ts';

/** Append-only: messages name them by place. */
const ACTIVITIES = ['active', 'idle', 'away'] as const;

/** Whether somebody is at work here, has not moved for a while, or looks at something else. */
export type Activity = (typeof ACTIVITIES)[number];

/** How somebody stands to the others on the board. */
export interface Company {
  /** Active, where it is absent. */
  readonly activity?: Activity;
  /** The peer whose view they follow. */
  readonly following?: number;
  /** They bring everyone to themselves; of several who do, the highest counts. See `nextBringing`. */
  readonly bringing?: number;
}

/** What is shown of a board is larger than this, or nobody sees it. In page px. */
const MIN_VIEWPORT_PX = 1;
/** LIMIT of `bringing`, far beyond what any day of taking turns comes to. */
const MAX_BRINGING = 2 ** 40;
/** A turn's number, and below it this many to tell turns of the same number apart. */
const MARKS = 2 ** 16;

/** Higher than all of these, and another one than anybody else makes at the same time. `random` is in [0, 1). */
export function nextBringing(others: Iterable<number>, random: number): number {
  const turn = 1 + Math.floor(Math.max(0, ...others) / MARKS);
  return Math.min(MAX_BRINGING, turn * MARKS + Math.floor(random * MARKS));
}

export function writeViewport(writer: ByteWriter, { x, y, w, h }: Box): void {
  for (const px of [x, y, w, h]) writePx(writer, px);
}

/** `undefined` for one in which nothing can be seen. */
export function readViewport(reader: ByteReader): Box | undefined {
  const [x, y, w, h] = [readPx(reader), readPx(reader), readSize(reader), readSize(reader)];
  return w >= MIN_VIEWPORT_PX && h >= MIN_VIEWPORT_PX ? { x, y, w, h } : undefined;
}

export function hasCompany({ activity = 'active', following, bringing }: Company): boolean {
  return activity !== 'active' || following !== undefined || bringing !== undefined;
}

/** A byte of activity, then peer and turn, each one higher, or 0 for none. */
export function writeCompany(
  writer: ByteWriter,
  { activity = 'active', following, bringing }: Company,
): void {
  writer.byte(ACTIVITIES.indexOf(activity));
  for (const value of [following, bringing])
    writer.uint(1 + Math.floor(parseNumber(value, -1, -1, MAX_BRINGING)));
}

export function readCompany(reader: ByteReader): Company {
  const activity = ACTIVITIES[reader.byte()] ?? 'active';
  const [following, bringing] = [reader.uint() - 1, reader.uint() - 1];
  return {
    ...(activity !== 'active' && { activity }),
    ...(following >= 0 && { following }),
    ...(bringing >= 0 && bringing <= MAX_BRINGING && { bringing }),
  };
}
