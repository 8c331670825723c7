import { getDocument, PDFWorker } from 'pdfjs-dist';
import { addressOf } from './pdfParts.ts';

/** Whoever dropped the file waits for it. */
const OPEN_DEADLINE_MS = 30_000;
/** LIMIT of one image within a PDF. */
const MAX_INNER_PIXELS = 100_000_000;

export type OpenedPdf = Awaited<ReturnType<typeof getDocument>['promise']>;

export interface OpenPdf {
  readonly pdf: OpenedPdf;
  close(): void;
}

/** Opens a PDF. Throws for one that is damaged, locked by a password, or takes too long. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const thread = new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const loading = getDocument({
    data: bytes,
    worker,
    // What some files take beside themselves, from our own server; none of it is WebAssembly, which the page's policy forbids.
    cMapUrl: addressOf('cmaps'),
    standardFontDataUrl: addressOf('standard_fonts'),
    wasmUrl: addressOf('wasm'),
    useWasm: false,
    // Letters are drawn as outlines: no font of a stranger gets into the browser.
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: MAX_INNER_PIXELS,
    verbosity: 0,
  });
  const close = (): void => {
    // A thread that is busy hears nothing: it is ended, not asked.
    thread.terminate();
    worker.destroy();
  };
  try {
    const pdf = await Promise.race([loading.promise, rejectAfter(OPEN_DEADLINE_MS)]);
    return { pdf, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Rejects when this time is over. */
export function rejectAfter(deadlineMs: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`Not done after ${deadlineMs} ms.`)), deadlineMs);
  });
}
