import { expect, test } from 'vitest';
import type { AnyAction } from '../actions/anyAction.ts';
import { helpLines } from './helpLines.ts';

const action = (label: string, keys: string[], look: Partial<AnyAction> = {}): AnyAction => ({
  id: label,
  label,
  keys,
  group: 'Arrange',
  isEnabled: () => true,
  isChecked: () => undefined,
  run: () => {},
  ...look,
});

test('help names the tools and the actions that have keys', () => {
  const pen = { id: 'draw', label: 'Pen', icon: 'pencil', shortcuts: ['P', '7'] };
  const star = { id: 'star', label: 'Star', icon: 'star', shortcuts: [] };
  expect(helpLines([pen, star], [action('Group', ['Mod+G']), action('Share', [])])).toEqual([
    { label: 'Pen', keys: ['P', '7'], group: 'Tools' },
    { label: 'Group', keys: ['Mod+G'], group: 'Arrange' },
  ]);
});

test('four arrows are one key', () => {
  const actions = ['Up', 'Right', 'Down', 'Left'].map((side) =>
    action(`Move ${side}`, [`Shift+Arrow${side}`], { helpLine: 'Move by 10' }),
  );
  expect(helpLines([], actions)).toEqual([{ label: 'Move by 10', keys: ['Shift+Arrows'], group: 'Arrange' }]);
});

test('actions of one line share it, at the place of the first', () => {
  const actions = [
    action('Move up', ['ArrowUp'], { helpLine: 'Move by 1' }),
    action('Group', ['Mod+G']),
    action('Move down', ['ArrowDown'], { helpLine: 'Move by 1' }),
  ];
  expect(helpLines([], actions)).toEqual([
    { label: 'Move by 1', keys: ['ArrowUp', 'ArrowDown'], group: 'Arrange' },
    { label: 'Group', keys: ['Mod+G'], group: 'Arrange' },
  ]);
});
