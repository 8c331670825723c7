import { expect, test } from 'vitest';
import type { AnyAction } from '../actions/anyAction.ts';
import { findItems, paletteItems } from './paletteItems.ts';

const action = (label: string, group: string, isEnabled = true): AnyAction => ({
  id: label,
  label,
  keys: [],
  group,
  isEnabled: () => isEnabled,
  isChecked: () => undefined,
  run: () => {},
});
const pen = { id: 'draw', label: 'Pen', icon: 'pencil', shortcuts: ['P', '7'] };
const taken: string[] = [];
const items = paletteItems([pen], (id) => taken.push(id), [
  action('Undo', 'Edit'),
  action('Redo', 'Edit', false),
  action('Zoom in', 'View'),
]);
const labels = (query: string, recent: readonly string[] = []) =>
  findItems(items, query, recent).map(({ item }) => item.label);

test('the palette holds tools and what can be done now', () => {
  expect(labels('')).toEqual(['Pen', 'Undo', 'Zoom in']);
  expect(items[0]).toMatchObject({ id: 'tool draw', shortcut: 'P' });
  items[0]?.run();
  expect(taken).toEqual(['draw']);
});

test('what was used last comes first, as long as nothing is typed', () => {
  expect(labels('', ['Zoom in', 'Undo', 'gone'])).toEqual(['Zoom in', 'Undo', 'Pen']);
});

test('a group finds its members, after what fits by name', () => {
  expect(labels('vie')).toEqual(['Zoom in']);
  expect(labels('edit')).toEqual(['Undo']);
  expect(labels('xyz')).toEqual([]);
});
