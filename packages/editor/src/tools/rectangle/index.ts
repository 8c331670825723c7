import type { ToolDeclaration } from '../tool.ts';
import { Creating } from './Creating.ts';
import { Idle } from './Idle.ts';

export const rectangleTool: ToolDeclaration = {
  id: 'rectangle',
  label: 'Rectangle',
  icon: 'square',
  shortcuts: ['R', '2'],
  cursor: 'crosshair',
  keepsSelection: false,
  states: { idle: Idle, creating: Creating },
};
