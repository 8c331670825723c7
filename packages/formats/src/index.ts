// What goes in and out of boards. Reading takes parsed JSON or text of which nothing is known and gives new shapes with a
// report of what became of them; writing takes shapes from back to front and gives text. Nothing here needs a page: it runs in
// workers and in Node as well.

export { fromBase64, toBase64 } from './base64.ts';
export { type BoardFile, type FileHistory, writeBoardFile } from './boardFile/writeBoardFile.ts';
export { type Copied, readCopied, writeCopied } from './clipboard/copied.ts';
export { readClipboard } from './clipboard/readClipboard.ts';
export { CLIPBOARD_MIME_TYPE, writeClipboard } from './clipboard/writeClipboard.ts';
export { collectReport, type ReportNotes } from './collectReport.ts';
export type { DrawnOptions } from './drawnOptions.ts';
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
export type { Look } from './file/fileKind.ts';
export type { FileLimits, OpenedBoard, OpenedFile } from './file/openedFile.ts';
export { readFile, titleOf, tooManyBytes } from './file/readFile.ts';
export { padOutlines } from './fonts/padOutlines.ts';
export { readCharacters } from './fonts/readCharacters.ts';
export { subsetFont } from './fonts/subsetFont.ts';
export { joinBytes } from './joinBytes.ts';
export {
  MAX_JSON_CHARACTERS,
  MAX_PASTED_CHARACTERS,
  MAX_SHAPES,
  MAX_TEXT_CHARACTERS,
  PASTE_LIMITS,
  type ReadLimits,
} from './limits.ts';
export { mermaidSource } from './mermaid/mermaidSource.ts';
export { readMermaid } from './mermaid/readMermaid.ts';
export { parseJson } from './parseJson.ts';
export { PNG_SIGNATURE, pngChunk } from './png/pngChunk.ts';
export type { Refused } from './refused.ts';
export type { Fate, ReadResult, ReadShapes, Report, ReportLine } from './report.ts';
export { safeLink } from './safeLink.ts';
export { readPngScene, writePngScene } from './scene/pngScene.ts';
export type { EmbeddedScene } from './scene/sceneText.ts';
export { readSvgScene, writeSvgScene } from './scene/svgScene.ts';
export { IDENTITY, type Matrix, multiply, scaleOf } from './svg/matrix.ts';
export { paintOf } from './svg/paint.ts';
export type { SvgContext, SvgContextDeps } from './svg/svgContext.ts';
export { type EmbeddedFont, type SvgOptions, writeSvg } from './svg/svgDocument.ts';
export { type PathSink, SvgPath } from './svg/svgPath.ts';
export { FIRST_HIDDEN_STATE, FIRST_STATE, type HiddenState, type SvgState } from './svg/svgState.ts';
export { parseFont } from './svg/svgText.ts';
export { readSvgShapes } from './svgShapes/readSvgShapes.ts';
export { pastedTable } from './table/pastedTable.ts';
export { readTable, type TableNotation } from './table/readTable.ts';
export { textShapes } from './text/textShapes.ts';
export type { PagesOption } from './tldraw/layPages.ts';
export { readTldraw, type TldrawOptions } from './tldraw/readTldraw.ts';
export { readTldrawClipboard } from './tldraw/readTldrawClipboard.ts';
export type { RefusalReason, TldrawRefusal, TldrawResult } from './tldraw/tldrawResult.ts';
