import { arrowTool } from './arrow/index.ts';
import { commentTool } from './comment/index.ts';
import { drawTool } from './draw/index.ts';
import { eraserTool } from './eraser/index.ts';
import { frameTool } from './frame/index.ts';
import { geometricTools } from './geometric/index.ts';
import { handTool } from './hand/index.ts';
import { highlightTool } from './highlight/index.ts';
import { imageTool } from './image/index.ts';
import { laserTool } from './laser/index.ts';
import { lassoTool } from './lasso/index.ts';
import { lineTool } from './line/index.ts';
import { selectTool } from './select/index.ts';
import { stickyTool } from './sticky/index.ts';
import { textTool } from './text/index.ts';
import type { ToolDeclaration } from './tool.ts';

/** All tools, in the order of the toolbar; a new one is its folder and one line here. */
export const tools: readonly ToolDeclaration[] = [
  selectTool,
  handTool,
  ...geometricTools,
  arrowTool,
  lineTool,
  drawTool,
  highlightTool,
  textTool,
  stickyTool,
  imageTool,
  commentTool,
  eraserTool,
  frameTool,
  lassoTool,
  laserTool,
];
