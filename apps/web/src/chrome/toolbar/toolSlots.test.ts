import type { ToolButton } from '@drawbridge/editor';
import { expect, test } from 'vitest';
import { keyHint, toolSlots } from './toolSlots.ts';

const tool = (id: string, look: Partial<ToolButton> = {}): ToolButton => ({
  id,
  label: id,
  icon: id,
  shortcuts: [],
  ...look,
});

test('tools of a group share the place of its first one', () => {
  const [select, star, pen, heart] = [
    tool('select'),
    tool('star', { group: 'shapes' }),
    tool('pen'),
    tool('heart', { group: 'shapes' }),
  ];
  expect(toolSlots([select, star, pen, heart])).toEqual([
    { kind: 'tool', tool: select },
    { kind: 'group', group: 'shapes', tools: [star, heart] },
    { kind: 'tool', tool: pen },
  ]);
});

test('the only tool of a group stands for itself', () => {
  const laser = tool('laser', { group: 'more' });
  expect(toolSlots([laser])).toEqual([{ kind: 'tool', tool: laser }]);
});

test('a button shows the digit of its tool, else a letter, else nothing', () => {
  expect(keyHint({ shortcuts: ['R', '2'] })).toBe('2');
  expect(keyHint({ shortcuts: ['Shift+P', 'M'] })).toBe('M');
  expect(keyHint({ shortcuts: ['Shift+P'] })).toBeUndefined();
});
