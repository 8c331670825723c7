import type { ToolDeclaration } from '../tool.ts';
import { Idle } from './Idle.ts';

export const imageTool: ToolDeclaration = {
  id: 'image',
  label: 'Image',
  icon: 'image',
  shortcuts: ['9'],
  cursor: 'crosshair',
  keepsSelection: false,
  states: { idle: Idle },
};
