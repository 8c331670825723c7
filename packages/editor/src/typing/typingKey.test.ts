import { expect, it } from 'vitest';
import { typingCommand } from './typingKey.ts';

const press = (key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => ({
  ...{ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers },
  preventDefault: () => {},
});

it('Escape, Tab and Ctrl+Enter end a text, Ctrl+Z and Ctrl+Y take back within it', () => {
  const ctrl = { ctrlKey: true };
  expect(['Escape', 'Tab'].map((key) => typingCommand(press(key), false))).toEqual(['end', 'end']);
  expect(['Enter', 'z', 'y'].map((key) => typingCommand(press(key, ctrl), false))).toEqual([
    'end',
    'undo',
    'redo',
  ]);
  expect(typingCommand(press('Z', { ...ctrl, shiftKey: true }), false)).toBe('redo');
});

it('everything else is the field’s, but for Enter in a name of one line', () => {
  for (const key of ['a', 'Delete', 'Enter', 'ArrowUp'])
    expect(typingCommand(press(key), false)).toBeUndefined();
  expect(typingCommand(press('Enter'), true)).toBe('end');
});
