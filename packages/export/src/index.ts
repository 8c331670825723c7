// Boards as pictures. All of it runs in workers, in Node and in the command line: canvases, fonts and images are handed in. PDF is
// a door of its own, because what writes it weighs more than everything else here.

export { PADDING_PX, type Part } from './area.ts';
export { embedFonts } from './fonts/embedFonts.ts';
export { LATIN, LATIN_EXT, type LoadBytes, type PictureFont } from './fonts/pictureFont.ts';
export { coversAny } from './fonts/unicodeRange.ts';
export { type ImageBytes, imageDataUrl, type LoadImage } from './imageBytes.ts';
export { imageUrls } from './imageUrls.ts';
export type { Look } from './look.ts';
export { drawPng, type Png, type PngDeps, type PngOptions, type TileCanvas } from './png/drawPng.ts';
export { type PngSize, pngSize, type Within } from './png/pngSize.ts';
export { sceneOf } from './scene/sceneOf.ts';
export { writeExcalidraw } from './scene/writeExcalidraw.ts';
export { drawSvg, type WritingDeps } from './svg/drawSvg.ts';
