import { expect, test } from 'vitest';
import type { AnyAction } from '../actions/anyAction.ts';
import { menuEntries } from './menuEntries.ts';

const action = (id: string, group: string, look: Partial<AnyAction> = {}): AnyAction => ({
  id,
  label: id,
  keys: [],
  group,
  isEnabled: () => true,
  isChecked: () => undefined,
  run: () => {},
  ...look,
});

test('a menu holds the actions that say so, with a line between groups', () => {
  const [cut, undo, front, paste] = [
    action('cut', 'Edit', { menu: 'selection' }),
    action('undo', 'Edit', {}),
    action('front', 'Arrange', { menu: 'selection' }),
    action('paste', 'Edit', { menu: 'both' }),
  ];
  const actions = [cut, undo, front, paste];
  expect(menuEntries(actions, 'selection')).toEqual([
    { kind: 'action', action: cut },
    { kind: 'action', action: paste },
    { kind: 'separator' },
    { kind: 'action', action: front },
  ]);
  expect(menuEntries(actions, 'board')).toEqual([{ kind: 'action', action: paste }]);
});

test('actions of one submenu are found where the first of them would be', () => {
  const front = action('front', 'Arrange', { menu: 'selection', submenu: 'Order', icon: 'bring-to-front' });
  const flip = action('flip', 'Arrange', { menu: 'selection' });
  const back = action('back', 'Arrange', { menu: 'selection', submenu: 'Order' });
  expect(menuEntries([front, flip, back], 'selection')).toEqual([
    {
      kind: 'submenu',
      label: 'Order',
      icon: 'bring-to-front',
      entries: [
        { kind: 'action', action: front },
        { kind: 'action', action: back },
      ],
    },
    { kind: 'action', action: flip },
  ]);
});
