import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_STYLE } from '../style.ts';
import { createTestBoard, syncBoards } from '../test/index.ts';

const shape = { id: 'a', x: 0, y: 0, w: 90, h: 90, style: DEFAULT_STYLE } as const;

function createNote(text: string) {
  const board = createTestBoard();
  board.store.create({ ...shape, type: 'sticky', text });
  return board;
}

function createPair(text: string) {
  const [ada, ben] = [createNote(text), createTestBoard('ben')];
  syncBoards(ada, ben);
  return { ada, ben };
}

it('is behind the same letter whatever others type and delete around it', () => {
  const { ada, ben } = createPair('one two');
  const place = ada.store.textPlaces.at('a', 3) ?? 'start';
  ben.store.update('a', { text: 'zero one and two' });
  expect(ben.store.textPlaces.indexOf('a', place)).toBe(8);
  ben.store.update('a', { text: 'zero o and two' });
  expect(ben.store.textPlaces.indexOf('a', place)).toBe(6);
  ben.store.update('a', { text: '' });
  expect(ben.store.textPlaces.indexOf('a', place)).toBe(0);
});

it('comes before what others type right there', () => {
  const { ada, ben } = createPair('ab');
  const [end, start] = [ada.store.textPlaces.at('a', 2), ada.store.textPlaces.at('a', 0)];
  ben.store.update('a', { text: '<ab>' });
  expect(end && ben.store.textPlaces.indexOf('a', end)).toBe(3);
  expect(start && ben.store.textPlaces.indexOf('a', start)).toBe(0);
});

it('in a shape that has no text yet is at its start', () => {
  const { store } = createTestBoard();
  store.create({ ...shape, type: 'rectangle' });
  expect(store.textPlaces.at('a', 0)).toBe('start');
  expect(store.textPlaces.at('a', 1)).toBeUndefined();
  expect(store.textPlaces.indexOf('a', 'start')).toBe(0);
});

it('is none in a shape that is gone, behind a letter that has not come yet, or in the text of another shape', () => {
  const { ada, ben } = createPair('ab');
  ada.store.update('a', { text: 'abc' });
  const place = ada.store.textPlaces.at('a', 3) ?? 'start';
  expect(ben.store.textPlaces.indexOf('a', place)).toBeUndefined();
  syncBoards(ada, ben);
  expect(ben.store.textPlaces.indexOf('a', place)).toBe(3);
  ben.store.create({ ...shape, id: 'b', type: 'sticky', text: 'abc' });
  expect(ben.store.textPlaces.indexOf('b', place)).toBeUndefined();
  ben.store.delete(['a']);
  expect(ben.store.textPlaces.indexOf('a', place)).toBeUndefined();
  expect(ben.store.textPlaces.indexOf('a', 'start')).toBeUndefined();
});

it('takes any place that a message can hold', () => {
  const { doc, store } = createNote('some text');
  const number = fc.oneof(fc.nat(40), fc.maxSafeNat());
  const client = fc.oneof(fc.constant(doc.clientID), fc.maxSafeNat());
  fc.assert(
    fc.property(client, number, (client, clock) => {
      const index = store.textPlaces.indexOf('a', { client, clock });
      expect(index === undefined || (index >= 0 && index <= 9)).toBe(true);
    }),
  );
});

it('goes there and back with every index of a text', () => {
  const { store } = createNote('a😀 é\nשלום');
  for (let index = 0; index <= 10; index++) {
    const place = store.textPlaces.at('a', index);
    expect(place && store.textPlaces.indexOf('a', place)).toBe(Math.min(index, 10));
  }
});
