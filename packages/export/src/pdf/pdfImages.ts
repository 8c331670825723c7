import type { ImageBytes, LoadImage } from '../imageBytes.ts';

/** Where the header of a PNG file says how many bits a part of a px has, and whether its rows are in order. */
const BITS_AT = 24;
const INTERLACED_AT = 28;

/** Images as a PDF document takes them in: JPEG, and plain PNG. `toPng` is asked for what is something else. */
export function imagesForPdf(
  load: LoadImage,
  toPng: (image: ImageBytes) => Promise<Uint8Array | undefined>,
): LoadImage {
  return async (name) => {
    const image = await load(name);
    if (!image || isTaken(image)) return image;
    const bytes = await toPng(image);
    return bytes && { type: 'image/png', bytes };
  };
}

function isTaken({ type, bytes }: ImageBytes): boolean {
  if (type === 'image/jpeg') return true;
  return type === 'image/png' && bytes[BITS_AT] === 8 && bytes[INTERLACED_AT] === 0;
}
