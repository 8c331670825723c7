import { toBase64 } from '@drawbridge/formats';

/** A file of an image, as it was put on the board. */
export interface ImageBytes {
  /** Such as `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Gets the file of an image by its name; nothing where it cannot be had. */
export type LoadImage = (name: string) => Promise<ImageBytes | undefined>;

export function imageDataUrl({ type, bytes }: ImageBytes): string {
  return `data:${type};base64,${toBase64(bytes)}`;
}
