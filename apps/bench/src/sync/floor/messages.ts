import type { Mark } from '../client.ts';

/*
 * The relay sends bytes to everybody else in the room and knows of them only whether they are a change or a cursor: the first
 * byte says so. They are as many as the same change or cursor takes in a Yjs update and in one of our presence messages.
 */

export const CHANGE = 1;
export const CURSOR = 2;

export const CHANGE_BYTES = 87;
export const CURSOR_BYTES = 16;

export interface RelayMessage {
  readonly kind: typeof CHANGE | typeof CURSOR;
  readonly mark: Mark;
}

export function encodeMessage({ kind, mark: { person, n, stamp } }: RelayMessage): Buffer {
  const bytes = Buffer.alloc(kind === CHANGE ? CHANGE_BYTES : CURSOR_BYTES);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt16BE(person, 1);
  bytes.writeUInt32BE(n, 3);
  bytes.writeDoubleBE(stamp, 7);
  return bytes;
}

/** What such bytes begin with; a join brings many changes in one message. */
export function decodeMessage(bytes: Buffer, at = 0): RelayMessage {
  const mark = {
    person: bytes.readUInt16BE(at + 1),
    n: bytes.readUInt32BE(at + 3),
    stamp: bytes.readDoubleBE(at + 7),
  };
  return { kind: bytes[at] === CHANGE ? CHANGE : CURSOR, mark };
}
