import { boxesIntersect, rotatedBounds, type Shape } from '@drawbridge/board';
import { safeLink } from '@drawbridge/formats';
import { type Context2D, drawShapes, framesAmong, loadLooks, paintBounds } from '@drawbridge/shapes';
import PDFDocument from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import type { Area, Part } from '../area.ts';
import type { ImageBytes } from '../imageBytes.ts';
import { LOOKS_DEADLINE_MS, type Look, paperOf, themeOf } from '../look.ts';
import { recordPaths } from '../recordPaths.ts';
import type { WritingDeps } from '../svg/drawSvg.ts';
import { createWrittenImages } from '../writtenImages.ts';
import { createPdfContext, type PdfContextDeps } from './pdfContext.ts';
import { loadPdfFonts, type PdfFonts } from './pdfFonts.ts';
import { imagesForPdf } from './pdfImages.ts';
import { pagesOf } from './pdfPages.ts';
import { createPdfWords, type DrawWords } from './pdfWords.ts';

export { type DrawWords, wordsBox } from './pdfWords.ts';

export interface PdfOptions extends Look, Part {
  /** What the document is called. */
  readonly title: string;
}

export interface PdfDeps extends WritingDeps {
  /** Images that a document cannot hold as they are. */
  readonly toPng: (image: ImageBytes) => Promise<Uint8Array | undefined>;
  readonly drawWords: DrawWords;
}

/** Points of a page, of which an inch has 72, and of px, 96. */
const POINTS_PER_PX = 0.75;
/** LIMIT of the format: programs refuse pages that are larger. A larger board has as much on a smaller page. */
const MAX_SIDE_POINTS = 14_400;
const PAGE = { scale: 1, tx: 0, ty: 0 };

/**
 * A PDF document: a page a frame, or one of the whole board if it has none. Lines stay lines, text can be searched, and the
 * fonts are in it. Undefined where there is no such frame. For a worker or a process of its own.
 */
export async function writePdf(
  shapes: readonly Shape[],
  options: PdfOptions,
  deps: PdfDeps,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  recordPaths();
  const images = createWrittenImages(imagesForPdf(deps.loadImage, deps.toPng));
  const looks = { fonts: deps.fonts, scope: deps.scope, pictures: images.source, scale: 1 };
  await loadLooks(shapes, looks, LOOKS_DEADLINE_MS);
  const pages = pagesOf(shapes, options);
  if (!pages) return undefined;
  const fonts = await loadPdfFonts(deps.fonts, shapes, deps.loadBytes);
  const words = createPdfWords(deps.drawWords);
  const painting = { fonts, words, measureText: deps.measureText, imageOf: images.of };
  const bytes = await writePages(pages, options, painting);
  // Which words are in no font is known when all is written.
  return (await words.draw()) ? writePages(pages, options, painting) : bytes;
}

function writePages(
  pages: readonly Area[],
  options: PdfOptions,
  deps: PdfContextDeps & { readonly fonts: PdfFonts },
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    font: null,
    info: { Title: options.title, Creator: 'Drawbridge' },
  });
  const writing = toBytes(document);
  deps.fonts.register(document);
  for (const page of pages) writePage(document, page, options, deps);
  document.end();
  return writing;
}

function writePage(document: PDFDocument, { box, shapes }: Area, look: Look, deps: PdfContextDeps): void {
  const [w, h] = [Math.max(1, box.w), Math.max(1, box.h)];
  const scale = Math.min(POINTS_PER_PX, MAX_SIDE_POINTS / w, MAX_SIDE_POINTS / h);
  document.addPage({ size: [w * scale, h * scale], margin: 0 });
  document.save().transform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
  const paper = paperOf(look);
  if (paper !== undefined) document.rect(box.x, box.y, w, h).fillColor(paper, 1).fill();
  const shown = shapes.filter((shape) => boxesIntersect(paintBounds(shape), box));
  // It has what shapes are drawn with, and its paths are written down; browsers' types want their own.
  const context = createPdfContext(document, deps) as unknown as Context2D;
  drawShapes(context, shown, themeOf(look), PAGE, framesAmong(shapes));
  for (const shape of shown) linkShape(document, shape);
  document.restore();
}

function linkShape(document: PDFDocument, shape: Shape): void {
  const link = safeLink(shape.link);
  // What leads to another page of this server leads nowhere from a file.
  if (!URL.canParse(link)) return;
  const { x, y, w, h } = rotatedBounds(shape, shape.rotation);
  document.link(x, y, w, h, link);
}
