import type { ToolDeclaration } from '../tool.ts';
import { Erasing } from './Erasing.ts';
import { Idle } from './Idle.ts';

/** A ring about as wide as what the eraser takes, light and dark so that it shows on everything. */
const RING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" fill="none">' +
  '<circle cx="10" cy="10" r="7" stroke="white" stroke-width="3"/>' +
  '<circle cx="10" cy="10" r="7" stroke="black" stroke-width="1.25"/></svg>';

export const eraserTool: ToolDeclaration = {
  id: 'eraser',
  label: 'Eraser',
  icon: 'eraser',
  shortcuts: ['E', '0'],
  cursor: `url("data:image/svg+xml,${encodeURIComponent(RING)}") 10 10, crosshair`,
  keepsSelection: false,
  states: { idle: Idle, erasing: Erasing },
};
