import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Pixels } from './pixels.ts';

/** A PDF document as another program reads it. */
export interface ReadPdf {
  readonly title: string;
  readonly pages: readonly ReadPage[];
}

export interface ReadPage {
  /** All that can be searched. */
  readonly text: string;
  readonly links: readonly string[];
  /** In points. */
  readonly size: readonly [width: number, height: number];
  /** With a px of the picture for each of the board. */
  picture(): Promise<Pixels>;
}

export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map(async (number) => readPage(await document.getPage(number))));
  return { title: 'Title' in info ? String(info.Title) : '', pages };
}

const PX_PER_POINT = 4 / 3;

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items } = await page.getTextContent();
  const annotations: readonly { readonly url?: string }[] = await page.getAnnotations();
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    text: items.map((item) => ('str' in item ? item.str : '')).join(''),
    links: annotations.flatMap(({ url }) => url ?? []),
    size: [width, height],
    async picture() {
      const viewport = page.getViewport({ scale: PX_PER_POINT });
      const [w, h] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      const canvas = createCanvas(w, h);
      const context = canvas.getContext('2d');
      // The library draws on this canvas in Node, and its types are those of browsers.
      const target = { canvasContext: context, canvas: null } as unknown as Parameters<typeof page.render>[0];
      await page.render({ ...target, viewport }).promise;
      return { width: w, height: h, data: context.getImageData(0, 0, w, h).data };
    },
  };
}
