import type { ToolDeclaration } from '../tool.ts';
import { Brushing } from './Brushing.ts';
import { DraggingMiddle } from './DraggingMiddle.ts';
import { DraggingPoint } from './DraggingPoint.ts';
import { Idle } from './Idle.ts';
import { Lassoing } from './Lassoing.ts';
import { PointingCanvas } from './PointingCanvas.ts';
import { PointingShape } from './PointingShape.ts';
import { Resizing } from './Resizing.ts';
import { Translating } from './Translating.ts';
import { Turning } from './Turning.ts';

export const selectTool: ToolDeclaration = {
  id: 'select',
  label: 'Select',
  icon: 'mouse-pointer-2',
  shortcuts: ['V', '1'],
  cursor: 'default',
  keepsSelection: true,
  states: {
    idle: Idle,
    pointingShape: PointingShape,
    pointingCanvas: PointingCanvas,
    translating: Translating,
    brushing: Brushing,
    lassoing: Lassoing,
    resizing: Resizing,
    turning: Turning,
    draggingPoint: DraggingPoint,
    draggingMiddle: DraggingMiddle,
  },
};
