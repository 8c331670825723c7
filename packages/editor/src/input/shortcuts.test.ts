import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';
import { chordOf } from './shortcuts.ts';

const press = (
  key: string,
  code = '',
  modifiers: Partial<Record<'ctrl' | 'meta' | 'shift' | 'alt', boolean>> = {},
) => {
  const { ctrl = false, meta = false, shift = false, alt = false } = modifiers;
  return { key, code, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt, preventDefault: () => {} };
};

describe('a key press', () => {
  it('is written as in the help', () => {
    expect(chordOf(press('z', 'KeyZ', { ctrl: true, shift: true }))).toBe('Mod+Shift+Z');
    expect(chordOf(press('z', 'KeyZ', { meta: true }))).toBe('Mod+Z');
    expect(chordOf(press('ArrowUp', 'ArrowUp', { shift: true }))).toBe('Shift+ArrowUp');
  });

  it('of Escape is that, whatever is held with it', () => {
    expect(chordOf(press('Escape', 'Escape', { shift: true, alt: true, ctrl: true }))).toBe('Escape');
  });

  it('of a digit counts by its place, whatever Shift makes of it', () => {
    expect(chordOf(press('!', 'Digit1', { shift: true }))).toBe('Shift+1');
    expect(chordOf(press('à', 'Digit0', { ctrl: true }))).toBe('Mod+0');
    expect(chordOf(press('7', 'Numpad7'))).toBe('7');
  });

  it('of a letter counts by what is printed on it, and by its place if that is not Latin', () => {
    expect(chordOf(press('a', 'KeyQ'))).toBe('A');
    expect(chordOf(press('я', 'KeyZ', { ctrl: true }))).toBe('Mod+Z');
  });

  it('of a sign is the same with Shift, and where the keyboard has another alphabet', () => {
    expect(chordOf(press('{', 'BracketLeft', { ctrl: true, shift: true }))).toBe('Mod+Shift+[');
    expect(chordOf(press('ъ', 'BracketRight', { ctrl: true }))).toBe('Mod+]');
    expect(chordOf(press('э', 'Quote', { ctrl: true }))).toBe("Mod+'");
    expect(chordOf(press('?', 'Slash', { shift: true }))).toBe('?');
    expect(chordOf(press('/', 'Slash', { ctrl: true }))).toBe('Mod+/');
  });

  it('of plus and minus is the same on all keyboards', () => {
    const plus = [
      press('=', 'Equal', { ctrl: true }),
      press('+', 'Equal', { ctrl: true, shift: true }),
      press('+', 'NumpadAdd', { ctrl: true }),
    ];
    for (const one of plus) expect(chordOf(one)).toBe('Mod++');
    expect(chordOf(press('-', 'Minus', { ctrl: true }))).toBe('Mod+-');
  });
});

describe('the keys of the editor', () => {
  it('are each taken once, but for some that mean something else while a line is made or a tool waits', () => {
    const meantTwice = new Set(['Enter', 'Backspace', 'Delete', 'Mod+Z']);
    const { actions, ui } = createTestEditor().editor;
    const keys = [...actions.flatMap((action) => action.keys), ...ui.tools.flatMap((tool) => tool.shortcuts)];
    expect(keys.filter((key, index) => !meantTwice.has(key) && keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each([
    ['V', 'select'],
    ['1', 'select'],
    ['H', 'hand'],
    ['R', 'rectangle'],
    ['2', 'rectangle'],
    ['P', 'draw'],
    ['7', 'draw'],
    ['B', 'draw'],
  ])('%s takes the %s tool', (key, tool) => {
    createTestEditor()
      .tool(tool === 'select' ? 'hand' : 'select')
      .key(key)
      .expectTool(tool);
  });

  it('say whether they were used, and keep the browser from its own', () => {
    const { editor } = createTestEditor();
    let prevented = 0;
    const used = (key: string, ctrl: boolean) =>
      editor.handleKey({ ...press(key, '', { ctrl }), preventDefault: () => prevented++ });
    expect([used('a', true), used('x', false), used('r', true), used('r', false)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(prevented).toBe(2);
  });

  it('other than Escape wait while the pointer is down', () => {
    const t = createTestEditor().rectangle([0, 0], [50, 50]).press([0, 25], [30, 25]);
    t.key('Delete').key('Mod+Z').key('P').up().expectShapes({ x: 30 }).expectTool('select');
  });
});
