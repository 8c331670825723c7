import type { ToolDeclaration } from '../tool.ts';
import { DrawingArrow } from './DrawingArrow.ts';
import { Idle } from './Idle.ts';

export const arrowTool: ToolDeclaration = {
  id: 'arrow',
  label: 'Arrow',
  icon: 'move-up-right',
  shortcuts: ['A', '5'],
  cursor: 'crosshair',
  keepsSelection: false,
  placing: 'drag',
  states: { idle: Idle, drawing: DrawingArrow },
};
