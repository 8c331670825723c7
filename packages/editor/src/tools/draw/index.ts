import type { ToolDeclaration } from '../tool.ts';
import { drawing } from './Drawing.ts';
import { Idle } from './Idle.ts';

export const drawTool: ToolDeclaration = {
  id: 'draw',
  label: 'Pen',
  icon: 'pencil',
  shortcuts: ['P', '7', 'B'],
  cursor: 'crosshair',
  keepsSelection: false,
  placing: 'drag',
  states: { idle: Idle, drawing: drawing('draw') },
};
