import type { Page } from '@playwright/test';
import { blackPng, chunk } from './pictures.ts';

/** What a photo says of where it was taken. */
export const PLACE = 'GPS 51.5 N';

/** Exif (a TIFF file, high bytes first) that says how the camera was held, a quarter to the right, and where. */
const EXIF = Buffer.concat([
  Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]),
  Buffer.from(PLACE),
]);

export interface Photo {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A picture of some colours as this browser writes it, with Exif put in as cameras do. */
export async function takePhoto(page: Page, mimeType: 'image/jpeg' | 'image/png' | 'image/webp') {
  const plain = Buffer.from(
    await page.evaluate(async (type) => {
      const canvas = new OffscreenCanvas(240, 120);
      const context = canvas.getContext('2d');
      for (let at = 0; context && at < 12; at += 1) {
        context.fillStyle = `rgb(${at * 20} ${200 - at * 16} 90)`;
        context.fillRect(at * 20, at * 3, 20, 60);
      }
      const blob = await canvas.convertToBlob({ type });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, mimeType),
  );
  const buffer = { 'image/jpeg': jpegPhoto, 'image/png': pngPhoto, 'image/webp': webpPhoto }[mimeType](plain);
  return { name: 'photo', mimeType, buffer } satisfies Photo;
}

function jpegPhoto(plain: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0'), EXIF]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, content, plain.subarray(2)]);
}

/** The first chunk of a PNG, behind the signature, always has the same length. */
function pngPhoto(plain: Buffer): Buffer {
  const at = blackPng(1, 1).indexOf('IDAT') - 4;
  const text = chunk('tEXt', Buffer.from(`Comment\0${PLACE}`));
  return Buffer.concat([plain.subarray(0, at), chunk('eXIf', EXIF), text, plain.subarray(at)]);
}

/** Chunks with names and lengths; the first one says that there is Exif, and how large the picture is. */
function webpPhoto(plain: Buffer): Buffer {
  const simple = plain.subarray(12);
  const isExtended = simple.toString('latin1', 0, 4) === 'VP8X';
  const head = Buffer.alloc(10);
  head.writeUIntLE(239, 4, 3);
  head.writeUIntLE(119, 7, 3);
  const chunks = isExtended ? Buffer.from(simple) : Buffer.concat([riffChunk('VP8X', head), simple]);
  chunks.writeUInt8(chunks.readUInt8(8) | 0b1000, 8);
  return riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), chunks, riffChunk('EXIF', EXIF)]));
}

function riffChunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), length, content, Buffer.alloc(content.length % 2)]);
}

/** Whether both are the same picture to the last px, as this browser shows them. */
export function areSamePicture(page: Page, ...files: readonly [Buffer, Buffer]): Promise<boolean> {
  return page.evaluate(
    async (both) => {
      const pixels = await Promise.all(
        both.map(async (bytes) => {
          const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
          const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
          context?.drawImage(picture, 0, 0);
          const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? {};
          return `${picture.width} × ${picture.height}: ${data}`;
        }),
      );
      return pixels[0] === pixels[1];
    },
    files.map((file) => [...file]),
  );
}
