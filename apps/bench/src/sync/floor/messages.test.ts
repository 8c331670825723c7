import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createYjsBoard } from '../peers/yjsBoard.ts';
import { CHANGE, CHANGE_BYTES, CURSOR, CURSOR_BYTES, decodeMessage, encodeMessage } from './messages.ts';

const mark = { person: 3, n: 300, stamp: 987_654 };

test.each([
  [CHANGE, CHANGE_BYTES],
  [CURSOR, CURSOR_BYTES],
] as const)('a message of kind %d is read as it was written, in %d bytes', (kind, bytes) => {
  const sent = encodeMessage({ kind, mark });
  expect(sent.length).toBe(bytes);
  expect(decodeMessage(sent)).toEqual({ kind, mark });
});

test('many changes in one message are found by their size', () => {
  const marks = [mark, { ...mark, n: 301 }];
  const all = Buffer.concat(marks.map((one) => encodeMessage({ kind: CHANGE, mark: one })));
  expect(marks.map((_, index) => decodeMessage(all, index * CHANGE_BYTES).mark)).toEqual(marks);
});

test('a change has as many bytes as the same one has in Yjs', () => {
  const doc = new Y.Doc();
  doc.clientID = 2 ** 31 - 1;
  const sizes: number[] = [];
  doc.on('update', (update: Uint8Array) => sizes.push(update.length));
  createYjsBoard(doc, () => {}).write([mark]);
  expect(Math.abs((sizes[0] ?? 0) - CHANGE_BYTES)).toBeLessThanOrEqual(2);
});
