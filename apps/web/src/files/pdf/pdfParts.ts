import { atServer } from '../../address.ts';

/** Where the build puts what pdf.js asks for by names of its own (`build/pdfParts.ts`). */
const FOLDER = '/pdf';

/** The address of a folder of it, with a slash at the end. */
export function addressOf(folder: 'cmaps' | 'standard_fonts' | 'wasm'): string {
  return new URL(atServer(`${FOLDER}/${folder}/`), location.href).href;
}
