/** What images begin with, and documents whose pages become images. */
const BEGINNINGS: readonly RegExp[] = [
  /^\x89PNG\r\n/,
  /^\xff\xd8\xff/,
  /^GIF8/,
  /^RIFF.{4}WEBP/s,
  /^.{4}ftypavi[fs]/s,
  // Programs may write something before it.
  /^.{0,1023}%PDF-/s,
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+svg[^>]*>\s*)?<svg[\s>]/is,
];
/** A drawing may begin with words about itself. */
const LOOKED_AT_BYTES = 4096;

export function isPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, LOOKED_AT_BYTES));
  return BEGINNINGS.some((beginning) => beginning.test(head));
}
