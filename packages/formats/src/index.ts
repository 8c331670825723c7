// What goes in and out of boards. Reading takes parsed JSON or text of which nothing is known and gives new shapes with a
// report of what became of them; writing takes shapes from back to front and gives text. Nothing here needs a page: it runs in
// workers and in Node as well.

export { fromBase64, toBase64 } from './base64.ts';
export { type Copied, readCopied, writeCopied } from './clipboard/copied.ts';
export { readClipboard } from './clipboard/readClipboard.ts';
export { CLIPBOARD_MIME_TYPE, writeClipboard } from './clipboard/writeClipboard.ts';
export { collectReport, type ReportNotes } from './collectReport.ts';
export {
  type LibraryFile,
  type LibraryItem,
  type LibraryResult,
  readLibrary,
  type WritableItem,
  writeLibrary,
} from './excalidraw/library.ts';
export { readExcalidraw } from './excalidraw/readExcalidraw.ts';
export type { MeasureText } from './excalidraw/textBox.ts';
export { writeElements } from './excalidraw/writeExcalidraw.ts';
export {
  type ExcalidrawFile,
  type ExcalidrawFileOptions,
  writeExcalidrawFile,
} from './excalidraw/writeExcalidrawFile.ts';
export { subsetFont } from './fonts/subsetFont.ts';
export {
  MAX_JSON_CHARACTERS,
  MAX_PASTED_CHARACTERS,
  MAX_SHAPES,
  MAX_TEXT_CHARACTERS,
  PASTE_LIMITS,
  type ReadLimits,
} from './limits.ts';
export { parseJson } from './parseJson.ts';
export type { Fate, ReadResult, ReadShapes, Report, ReportLine } from './report.ts';
export { safeLink } from './safeLink.ts';
export { readPngScene, writePngScene } from './scene/pngScene.ts';
export type { EmbeddedScene } from './scene/sceneText.ts';
export { readSvgScene, writeSvgScene } from './scene/svgScene.ts';
export type { SvgContext, SvgContextDeps } from './svg/svgContext.ts';
export { type EmbeddedFont, type SvgOptions, writeSvg } from './svg/svgDocument.ts';
export { SvgPath } from './svg/svgPath.ts';
export { textShapes } from './text/textShapes.ts';
