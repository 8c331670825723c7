import type { ToolDeclaration } from '../tool.ts';
import { Idle } from './Idle.ts';
import { Placing } from './Placing.ts';

export const textTool: ToolDeclaration = {
  id: 'text',
  label: 'Text',
  icon: 'type',
  shortcuts: ['T', '8'],
  cursor: 'text',
  keepsSelection: false,
  placing: 'click',
  states: { idle: Idle, placing: Placing },
};
