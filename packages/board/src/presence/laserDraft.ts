import type { Point } from '../box.ts';
import type { ByteReader, ByteWriter } from '../bytes.ts';
import { packPoints, unpackPoints } from '../points.ts';

/** LIMIT of positions in one message: those of a thirtieth of a second, from the fastest mouse there is. */
export const MAX_LASER_POINTS = 64;
const PACKED_RESOLUTION = 2;
/** The pressure that packPoints needs no bytes for. */
const NO_PRESSURE = 0.5;

/** Where somebody's laser pointer has been since the last message. Nothing of it is kept by anybody. */
export interface LaserDraft {
  readonly kind: 'laser';
  /** Tells the trails of a person apart: another one each time the pointer comes down. */
  readonly trail: number;
  /** The pointer is still down. */
  readonly isDown: boolean;
  /** In page px. */
  readonly points: readonly Point[];
}

export function writeLaser(writer: ByteWriter, { trail, isDown, points }: LaserDraft): void {
  writer.uint(trail);
  writer.byte(isDown ? 1 : 0);
  const newest = points.slice(-MAX_LASER_POINTS).map(({ x, y }) => ({ x, y, pressure: NO_PRESSURE }));
  writer.bytes(packPoints({ points: newest, isPen: false }, PACKED_RESOLUTION));
}

/** `undefined` when there are more points than anybody sends. */
export function readLaser(reader: ByteReader): LaserDraft | undefined {
  const trail = reader.uint();
  const isDown = reader.byte() === 1;
  const { points } = unpackPoints(reader.bytes());
  if (points.length > MAX_LASER_POINTS) return undefined;
  return { kind: 'laser', trail, isDown, points: points.map(({ x, y }) => ({ x, y })) };
}
