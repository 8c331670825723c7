import type { FileLimits } from '@drawbridge/protocol';
import { hasFeature } from '../features.ts';
import { isPdf } from './isPdf.ts';

/** LIMIT of a PDF, in bytes: it is read as a whole. */
const MAX_PDF_BYTES = 100 * 1024 * 1024;

interface PictureDeps {
  readonly limits: () => Promise<FileLimits>;
  readonly onProblem: (message: string) => void;
}

/** The pictures in files that somebody brought: these themselves, and of a PDF its pages, each made when it is asked for. */
export async function* picturesIn(files: readonly Blob[], deps: PictureDeps): AsyncGenerator<Blob> {
  for (const file of files) {
    if (hasFeature('images') && file.size <= MAX_PDF_BYTES && (await isPdf(file))) yield* pagesOf(file, deps);
    else yield file;
  }
}

async function* pagesOf(file: Blob, { limits, onProblem }: PictureDeps): AsyncGenerator<Blob> {
  // Few people ever bring one, and reading it takes half a MB of code.
  const reader = await import('./pdf/pdfPages.ts').catch(() => undefined);
  if (!reader) {
    onProblem('What reads PDF could not be loaded. Try again when there is a network.');
    return;
  }
  const name = file instanceof File ? file.name.replace(/\.pdf$/i, '') : 'Page';
  for await (const page of reader.pdfPages(file, name, await limits())) {
    if (page.kind === 'page') yield page.picture;
    else onProblem(page.message);
  }
}
