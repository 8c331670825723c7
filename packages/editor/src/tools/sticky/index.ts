import type { ToolDeclaration } from '../tool.ts';
import { Creating } from './Creating.ts';
import { Idle } from './Idle.ts';

export const stickyTool: ToolDeclaration = {
  id: 'sticky',
  label: 'Sticky note',
  icon: 'sticky-note',
  shortcuts: ['N'],
  cursor: 'crosshair',
  keepsSelection: false,
  placing: 'click',
  states: { idle: Idle, creating: Creating },
};
