/*
 * Words of the editor and of documents that whoever runs a server may use in its settings. The server knows nothing else of
 * either, and the page compares these lists with theirs in a test.
 */

export const TOOL_IDS = [
  'select',
  'hand',
  'rectangle',
  'diamond',
  'ellipse',
  'arrow',
  'line',
  'draw',
  'highlight',
  'text',
  'sticky',
  'image',
  'comment',
  'eraser',
  'frame',
  'lasso',
  'laser',
] as const;

export const COLOR_WORDS = [
  'black',
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;

/** The properties of a style that are one of a list. */
export const STYLE_WORDS = {
  fill: ['none', 'tint', 'solid', 'hachure', 'cross-hatch'],
  dash: ['solid', 'dashed', 'dotted'],
  roughness: ['clean', 'hand-drawn', 'sketchy'],
  corners: ['round', 'sharp'],
  font: ['hand', 'sans', 'mono'],
} as const;
