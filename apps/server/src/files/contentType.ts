/** The kinds of images that are taken: what every browser shows and none runs. SVG is not among them: it can hold scripts. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';

/** As many first bytes as it takes to tell. */
export const SNIFFED_BYTES = 16;

interface Signature {
  readonly type: ImageType;
  readonly at: number;
  readonly bytes: string;
}

/** What files of each kind begin with (WHATWG MIME Sniffing, section 6.1; AVIF by its ISO media brand). */
const SIGNATURES: readonly Signature[] = [
  { type: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, bytes: 'GIF87a' },
  { type: 'image/gif', at: 0, bytes: 'GIF89a' },
  { type: 'image/webp', at: 8, bytes: 'WEBP' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { type: 'image/avif', at: 4, bytes: 'ftypavis' },
];

/** What a file is by its first bytes, whatever it is called; nothing if it is no image that is taken. */
export function imageTypeOf(head: Uint8Array): ImageType | undefined {
  const text = Buffer.from(head.subarray(0, SNIFFED_BYTES)).toString('latin1');
  return SIGNATURES.find(({ at, bytes }) => text.startsWith(bytes, at))?.type;
}
