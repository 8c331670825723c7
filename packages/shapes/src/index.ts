// What each shape type looks like, where it is hit, and where its text goes. Needs a canvas context and, for paths, a Path2D;
// no page and no editor: pages, threads and Node paint with the same code.

export type { Context2D } from './context2D.ts';
export {
  type FontFile,
  type FontScope,
  fontFamilies,
  fontFamilyName,
  loadFonts,
  provideFonts,
} from './fonts.ts';
export { type FrameLookup, framesAmong, isShownAt, shownPartOf } from './frameClip.ts';
export { HAIRLINE_CANVAS_PX } from './hairline.ts';
export { type ImageSource, type Picture, pictureOf, provideImages } from './images.ts';
export { lineOf, pathOf } from './lines/way.ts';
export { fontOf, type Looks, loadLooks, loadPictures } from './loadLooks.ts';
export { markerAlpha, markerWidth } from './marker.ts';
export { memoize } from './memoize.ts';
export { loadRough, onRoughLoaded } from './paint/rough.ts';
export { tracePath } from './paint/tracePath.ts';
export { pictureBox } from './pictureBox.ts';
export {
  drawShapes,
  fitText,
  hasInside,
  hitsShape,
  isSwept,
  isWithinLabel,
  isWithinLoop,
  isWithinShape,
  labelColor,
  labelOf,
  localBounds,
  outlineBox,
  paintBounds,
  shapeBounds,
  touchesBox,
} from './placed.ts';
export { readableOn } from './readableOn.ts';
export { shapeUtils } from './shapeUtils.ts';
export { fillGaps } from './spline.ts';
export { addClosedCurve, centerPath, MAX_GAP_PX, strokeOptions, strokePath } from './strokePath.ts';
export type { TextLine } from './text/breakLines.ts';
export { caretPlaces } from './text/caretPlaces.ts';
export { BASELINE, labelSize, labelTop } from './text/drawLabel.ts';
export { hideWords } from './text/hiddenWords.ts';
export { type Label, LINE_HEIGHT } from './text/label.ts';
export { layoutText } from './text/layoutText.ts';
export { realmRuler } from './text/realmRuler.ts';
export { textUtil } from './text.ts';
export { strokeColor, type Theme, type ThemeName, themes } from './theme.ts';
