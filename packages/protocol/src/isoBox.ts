import { asciiAt } from './byteRuns.ts';

/** A box of an ISO media file (ISO/IEC 14496-12 §4.2). */
export interface IsoBox {
  readonly type: string;
  /** Where its type stands in the file. */
  readonly typeAt: number;
  /** Of what is in it. */
  readonly start: number;
  readonly end: number;
}

/** A length of 0 means up to the end of what the box lies in, 1 that it follows in 8 bytes. @throws RangeError at a cut. */
export function isoBoxAt(file: Uint8Array, at: number, outerEnd: number): IsoBox {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getUint32(at);
  const isLong = length === 1;
  const start = at + (isLong ? 16 : 8);
  const end = length === 0 ? outerEnd : at + (isLong ? Number(view.getBigUint64(at + 8)) : length);
  if (end < start) throw new RangeError('A box is shorter than its head.');
  return { type: asciiAt(file, at + 4, 4), typeAt: at + 4, start, end };
}
