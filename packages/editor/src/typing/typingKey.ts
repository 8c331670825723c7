import { chordOf, type KeyPress } from '../input/shortcuts.ts';

/** What a key means to a text that is being edited, beside writing. */
export type TypingCommand = 'end' | 'undo' | 'redo';

const COMMANDS: ReadonlyMap<string, TypingCommand> = new Map([
  ['Escape', 'end'],
  ['Mod+Enter', 'end'],
  // It goes on from here, as from any field, instead of making a gap.
  ['Tab', 'end'],
  ['Shift+Tab', 'end'],
  ['Mod+Z', 'undo'],
  ['Mod+Shift+Z', 'redo'],
  ['Mod+Y', 'redo'],
]);

/** `undefined` for what only writes, or moves the caret. A name has one line, which Enter ends. */
export function typingCommand(press: KeyPress, isOneLine: boolean): TypingCommand | undefined {
  const chord = chordOf(press);
  return chord === 'Enter' && isOneLine ? 'end' : COMMANDS.get(chord);
}
