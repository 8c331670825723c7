import type { ToolDeclaration } from '../tool.ts';
import { Idle } from './Idle.ts';

export const commentTool: ToolDeclaration = {
  id: 'comment',
  label: 'Comment',
  icon: 'message-circle',
  shortcuts: ['C'],
  placing: 'click',
  cursor: 'crosshair',
  keepsSelection: true,
  onlyLooks: true,
  comments: true,
  states: { idle: Idle },
};
