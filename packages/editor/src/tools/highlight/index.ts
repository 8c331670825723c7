import { drawing } from '../draw/Drawing.ts';
import { Idle } from '../draw/Idle.ts';
import type { ToolDeclaration } from '../tool.ts';

/** Draws as the pen does, with a marker: broad, and one sees through it. */
export const highlightTool: ToolDeclaration = {
  id: 'highlight',
  label: 'Highlighter',
  icon: 'highlighter',
  shortcuts: ['Shift+P'],
  cursor: 'crosshair',
  keepsSelection: false,
  placing: 'drag',
  ownStyle: { color: 'yellow' },
  states: { idle: Idle, drawing: drawing('highlight') },
};
