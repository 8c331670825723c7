import { MAX_PASTED_CHARACTERS, MAX_SHAPES, type Report } from '@drawbridge/formats';

/* What is said about copying and pasting. */

export const NOTHING_TO_PASTE = 'There is nothing on the clipboard that a board can show.';
export const ONLY_LOOKING = 'In view mode nothing can be pasted.';
export const TOO_MUCH_TO_COPY = 'These shapes have too many points to be copied at once: select fewer.';
export const UNREAD_TLDRAW =
  'What was copied in tldraw could not be read, but for its words. Copied there as SVG, it can be pasted as a picture.';

export const NOT_LOADED = 'What draws this could not be loaded. Try again when there is a network.';

export const DRAWING_TOOK_TOO_LONG = 'Drawing this took too long and was ended: it is too large a diagram.';

/** After a text that describes a drawing was put on the board as text. */
export function pastedAsText(why: string): string {
  return `${why} It was pasted as text.`;
}

export function tooManyToPaste(count: number): string {
  return `These are ${number(count)} shapes. At most ${number(MAX_SHAPES)} can be pasted at once.`;
}

export function tooManyToCopy(count: number): string {
  return `These are ${number(count)} shapes. At most ${number(MAX_SHAPES)} can be copied at once: select fewer.`;
}

export function tooLong(characters: number): string {
  return `This text has ${number(characters)} characters. At most ${number(MAX_PASTED_CHARACTERS)} can be pasted at once.`;
}

/** What was lost on the way, if anything was. */
export function reportWords({ kept, changed, skipped }: Omit<Report, 'lines'>): string | undefined {
  const all = kept + skipped;
  if (kept === 0) return skipped > 0 ? 'Nothing of what was copied can be shown here.' : NOTHING_TO_PASTE;
  const left =
    skipped > 0 ? `${number(skipped)} of ${number(all)} things could not be read and were left out.` : '';
  const other = changed > 0 ? `${number(changed)} of ${number(all)} look different here.` : '';
  return [left, other].filter(Boolean).join(' ') || undefined;
}

/** Placeholders are on the board in place of images. */
export function missingImages(count: number): string {
  return count === 1
    ? 'One image could not be brought along.'
    : `${number(count)} images could not be brought along.`;
}

export const PICTURE_FAILED = 'The picture could not be drawn: the browser has no memory for it.';

/** After a picture was copied. */
export function pictureCopied(format: 'PNG' | 'SVG', isReduced: boolean): string {
  return isReduced
    ? `Copied as ${format}, smaller than usual: it is a large drawing.`
    : `Copied as ${format}.`;
}

export function pictureSaved(format: 'PNG' | 'SVG'): string {
  return `This browser does not let the page copy pictures. The ${format} was saved as a file instead.`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
