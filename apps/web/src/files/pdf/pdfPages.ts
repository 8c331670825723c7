import type { FileLimits } from '@drawbridge/protocol';
import { type OpenedPdf, openPdf, rejectAfter } from './openPdf.ts';

/** LIMIT of pages of one PDF that become images. */
export const MAX_PDF_PAGES = 50;
/** As sharp as a page that is printed well. PDF counts 72 to an inch. */
const SCALE = 200 / 72;
/** The longer side of a page as a picture: of a poster, too. */
const MAX_SIDE_PX = 3000;
/** A page that takes longer is made to do so. */
const PAGE_DEADLINE_MS = 30_000;

/** What becomes of a PDF, page by page. */
export type PdfPage =
  | { readonly kind: 'page'; readonly picture: File }
  /** In words for the person who brought it. */
  | { readonly kind: 'problem'; readonly message: string };

/** The pages as pictures, one after the other, each drawn when it is asked for. */
export async function* pdfPages(file: Blob, name: string, limits: FileLimits): AsyncGenerator<PdfPage> {
  let opened: Awaited<ReturnType<typeof openPdf>>;
  try {
    opened = await openPdf(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    yield { kind: 'problem', message: reasonOf(error) };
    return;
  }
  const { pdf, close } = opened;
  try {
    if (pdf.numPages > MAX_PDF_PAGES)
      yield {
        kind: 'problem',
        message: `Only the first ${MAX_PDF_PAGES} of ${pdf.numPages} pages are put on the board.`,
      };
    for (let number = 1; number <= Math.min(MAX_PDF_PAGES, pdf.numPages); number++) {
      const picture = await Promise.race([drawPage(pdf, number, limits), rejectAfter(PAGE_DEADLINE_MS)]);
      yield { kind: 'page', picture: new File([picture], `${name} ${number}.png`, { type: 'image/png' }) };
    }
  } catch {
    yield {
      kind: 'problem',
      message: 'A page of this PDF is damaged, or takes too long: it and those behind it are left out.',
    };
  } finally {
    close();
  }
}

async function drawPage(pdf: OpenedPdf, number: number, { maxPixels }: FileLimits): Promise<Blob> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(
    SCALE,
    MAX_SIDE_PX / Math.max(width, height),
    Math.sqrt(maxPixels / (width * height)),
  );
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport, background: 'white' }).promise;
  page.cleanup();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser has no memory for a picture of this size.');
  return blob;
}

function reasonOf(error: unknown): string {
  const isLocked = error instanceof Error && error.name === 'PasswordException';
  return isLocked
    ? 'This PDF is locked by a password: save it without one first.'
    : 'This PDF is damaged: it cannot be shown.';
}
