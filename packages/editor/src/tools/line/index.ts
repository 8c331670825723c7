import type { ToolDeclaration } from '../tool.ts';
import { DrawingLine } from './DrawingLine.ts';
import { Idle } from './Idle.ts';

export const lineTool: ToolDeclaration = {
  id: 'line',
  label: 'Line',
  icon: 'minus',
  shortcuts: ['L', '6'],
  cursor: 'crosshair',
  keepsSelection: false,
  placing: 'drag',
  // Elbows are for arrows: who chose them there wants straight lines here.
  ownStyle: { route: 'straight' },
  states: { idle: Idle, drawing: DrawingLine },
};
