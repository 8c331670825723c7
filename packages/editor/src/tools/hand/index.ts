import type { ToolDeclaration } from '../tool.ts';
import { Idle } from './Idle.ts';
import { Panning } from './Panning.ts';

export const handTool: ToolDeclaration = {
  id: 'hand',
  label: 'Hand',
  icon: 'hand',
  shortcuts: ['H'],
  cursor: 'grab',
  keepsSelection: true,
  onlyLooks: true,
  states: { idle: Idle, panning: Panning },
};
