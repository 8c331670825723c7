import type { ToolDeclaration } from '../tool.ts';
import { Idle } from './Idle.ts';
import { Pointing } from './Pointing.ts';

/** A point of light, which shows on everything. */
const POINT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">' +
  '<circle cx="10" cy="10" r="5" fill="white"/><circle cx="10" cy="10" r="3.5" fill="red"/></svg>';

export const laserTool: ToolDeclaration = {
  id: 'laser',
  label: 'Laser pointer',
  icon: 'wand-sparkles',
  shortcuts: ['K'],
  group: 'more',
  cursor: `url("data:image/svg+xml,${encodeURIComponent(POINT)}") 10 10, crosshair`,
  keepsSelection: false,
  onlyLooks: true,
  states: { idle: Idle, pointing: Pointing },
};
