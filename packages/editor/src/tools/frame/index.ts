import type { ToolDeclaration } from '../tool.ts';
import { Framing } from './Framing.ts';
import { Idle } from './Idle.ts';

export const frameTool: ToolDeclaration = {
  id: 'frame',
  label: 'Frame',
  icon: 'frame',
  shortcuts: ['F'],
  group: 'more',
  placing: 'drag',
  cursor: 'crosshair',
  keepsSelection: false,
  states: { idle: Idle, framing: Framing },
};
