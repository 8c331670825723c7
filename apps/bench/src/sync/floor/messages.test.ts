import { expect, test } from 'vitest';
import * as messages from './messages.ts';

const mark = { person: 3, n: 300, stamp: 987_654 };

test('a change is read as it was written, and one byte longer than the update in it', () => {
  const update = Uint8Array.of(1, 2, 3);
  const sent = messages.encodeChange(update);
  expect([sent[0], sent.length]).toEqual([messages.CHANGE, 4]);
  expect([...messages.decodeChange(sent)]).toEqual([...update]);
});

test('a cursor is read as it was written', () => {
  const sent = messages.encodeCursor(mark);
  expect([sent[0], sent.length]).toEqual([messages.CURSOR, messages.CURSOR_BYTES]);
  expect(messages.decodeCursor(sent)).toBe(mark.stamp);
});

test.each([[[]], [[Buffer.of(1)]], [[Buffer.of(1, 2), Buffer.of(), Buffer.from('long'.repeat(100))]]])(
  'all changes of a room come as they went: %#',
  (changes) => {
    expect(messages.decodeHistory(messages.encodeHistory(changes))).toEqual(changes);
  },
);
