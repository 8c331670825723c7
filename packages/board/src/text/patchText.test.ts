import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { syncBoards } from '../test/index.ts';
import { patchText } from './patchText.ts';

function createFields(text?: unknown) {
  const doc = new Y.Doc();
  const fields = doc.getMap<unknown>('fields');
  if (text !== undefined) fields.set('tx', text);
  return { doc, fields, read: () => String(fields.get('tx')) };
}

it('keeps what two people type at once', () => {
  const [ada, blaise] = [createFields(new Y.Text('to be')), createFields()];
  syncBoards(ada, blaise);
  patchText(ada.fields, 'not to be');
  patchText(blaise.fields, 'to be or');
  syncBoards(ada, blaise);
  expect([ada.read(), blaise.read()]).toEqual(['not to be or', 'not to be or']);
});

it('keeps it in the middle of what the other one changes at both ends', () => {
  const [ada, blaise] = [createFields(new Y.Text('one two three')), createFields()];
  syncBoards(ada, blaise);
  patchText(ada.fields, 'One two Three');
  patchText(blaise.fields, 'one 2 three');
  syncBoards(ada, blaise);
  expect([ada.read(), blaise.read()]).toEqual(['One 2 Three', 'One 2 Three']);
});

it('gives a shape a text that has none, and an editable one for a plain string', () => {
  for (const { fields } of [createFields(), createFields('plain'), createFields(7)]) {
    patchText(fields, 'hello');
    expect(fields.get('tx')).toBeInstanceOf(Y.Text);
    expect(String(fields.get('tx'))).toBe('hello');
  }
});

it('writes nothing when nothing changes', () => {
  for (const { doc, fields, read } of [
    createFields(),
    createFields('same'),
    createFields(new Y.Text('same')),
  ]) {
    const before = Y.encodeStateAsUpdate(doc);
    patchText(fields, fields.has('tx') ? read() : '');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  }
});

it('writes no half of a surrogate pair', () => {
  const { fields, read } = createFields();
  patchText(fields, 'a\ud83d');
  expect(read()).toBe('a\ufffd');
  patchText(fields, 'a\ud83db');
  expect(read()).toBe('a\ufffdb');
});
