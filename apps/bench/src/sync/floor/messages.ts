import type { Mark } from '../client.ts';

/*
 * The relay sends bytes to everybody else in the room and knows of them only whether they are a change or a cursor: the first
 * byte says so. A change is an update of Yjs as it is; a cursor has as many bytes as one of our presence messages.
 */

export const CHANGE = 1;
export const CURSOR = 2;
export const CURSOR_BYTES = 16;

const LENGTH_BYTES = 4;

export function encodeChange(update: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(CHANGE), update]);
}

/** The update in a message that begins with CHANGE. */
export function decodeChange(message: Buffer): Uint8Array {
  return message.subarray(1);
}

export function encodeCursor({ person, n, stamp }: Mark): Buffer {
  const bytes = Buffer.alloc(CURSOR_BYTES);
  bytes.writeUInt8(CURSOR, 0);
  bytes.writeUInt16BE(person, 1);
  bytes.writeUInt32BE(n, 3);
  bytes.writeDoubleBE(stamp, 7);
  return bytes;
}

/** When the cursor in a message that begins with CURSOR was moved. */
export function decodeCursor(message: Buffer): number {
  return message.readDoubleBE(7);
}

/** All changes of a room, in one message. */
export function encodeHistory(changes: readonly Buffer[]): Buffer {
  return Buffer.concat(
    changes.flatMap((change) => {
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(change.length);
      return [length, change];
    }),
  );
}

export function decodeHistory(message: Buffer): Buffer[] {
  const changes: Buffer[] = [];
  for (let at = 0; at < message.length; ) {
    const start = at + LENGTH_BYTES;
    at = start + message.readUInt32BE(at);
    changes.push(message.subarray(start, at));
  }
  return changes;
}
