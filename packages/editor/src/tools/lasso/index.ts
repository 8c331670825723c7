import { Lassoing } from '../select/Lassoing.ts';
import type { ToolDeclaration } from '../tool.ts';
import { Idle } from './Idle.ts';

export const lassoTool: ToolDeclaration = {
  id: 'lasso',
  label: 'Lasso',
  icon: 'lasso-select',
  shortcuts: ['Y'],
  group: 'more',
  cursor: 'crosshair',
  keepsSelection: true,
  states: { idle: Idle, lassoing: Lassoing },
};
