import { concatBytes } from '@drawbridge/protocol';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { ascii, viewOf } from '../bytes.ts';

/** Stands in everything of a photo that nobody is to see. */
export const SECRET = 'SECRET';

/** Where the camera was, and that it was held upside down: a TIFF file as in Exif, low bytes first. */
export const EXIF = Uint8Array.from([
  ...[0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0],
  ...[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
  ...[0, 0, 0, 0],
  ...ascii(`GPS ${SECRET}`),
]);

/** Some colours, so that a shifted or turned picture is another one. */
function picture() {
  const canvas = createCanvas(16, 12);
  const context = canvas.getContext('2d');
  for (let at = 0; at < 12; at += 1) {
    context.fillStyle = `rgb(${at * 20} ${255 - at * 20} 90)`;
    context.fillRect(at, at % 5, 6, 4);
  }
  return canvas;
}

export async function pixelsOf(file: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(file);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.getContext('2d').getImageData(0, 0, image.width, image.height).data;
}

function segment(marker: number, ...content: (string | Uint8Array)[]): Uint8Array {
  const body = concatBytes(content.map((part) => (typeof part === 'string' ? ascii(part) : part)));
  return concatBytes([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body]);
}

/** As phones make them: Exif, XMP, IPTC, a preview, a comment, and a film behind the end. */
export async function jpegPhoto(): Promise<Uint8Array> {
  const plain = new Uint8Array(await picture().encode('jpeg'));
  return concatBytes([
    plain.subarray(0, 2),
    segment(0xe1, 'Exif\0\0', EXIF),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
    segment(0xe2, `MPF\0${SECRET}`),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xfe, SECRET),
    plain.subarray(2),
    ascii(`ftypmp4 ${SECRET}`),
  ]);
}

/** CRC-32 as PNG wants it (RFC 2083, section 15), bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const named = concatBytes([ascii(type), content]);
  const chunk = concatBytes([new Uint8Array(4), named, new Uint8Array(4)]);
  viewOf(chunk).setUint32(0, content.length);
  viewOf(chunk).setUint32(chunk.length - 4, crc32(named));
  return chunk;
}

export async function pngPhoto(): Promise<Uint8Array> {
  const plain = new Uint8Array(await picture().encode('png'));
  const afterHead = 8 + 25;
  const others = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'].map((type) => pngChunk(type, ascii(SECRET)));
  return concatBytes([
    plain.subarray(0, afterHead),
    pngChunk('eXIf', EXIF),
    ...others,
    plain.subarray(afterHead),
    ascii(SECRET),
  ]);
}

export function webpChunk(name: string, content: Uint8Array): Uint8Array {
  const chunk = concatBytes([ascii(name), new Uint8Array(4), content, new Uint8Array(content.length % 2)]);
  viewOf(chunk).setUint32(4, content.length, true);
  return chunk;
}

export function webpFile(...chunks: Uint8Array[]): Uint8Array {
  return webpChunk('RIFF', concatBytes([ascii('WEBP'), ...chunks]));
}

export async function webpPhoto(): Promise<Uint8Array> {
  const plain = new Uint8Array(await picture().encode('webp'));
  const chunks = plain.slice(12);
  // What the first chunk says that there is: Exif and XMP.
  chunks[8] = (chunks[8] ?? 0) | 0b1100;
  const others = ['XMP ', 'what'].map((name) => webpChunk(name, ascii(SECRET)));
  return webpFile(chunks, webpChunk('EXIF', EXIF), ...others);
}

export async function gifPhoto(): Promise<Uint8Array> {
  const plain = new Uint8Array(await picture().encode('gif'));
  const chain = (text: string) => concatBytes([Uint8Array.of(text.length), ascii(text), Uint8Array.of(0)]);
  const extension = (label: number, ...texts: string[]) =>
    concatBytes([
      Uint8Array.of(0x21, label),
      ...texts.map((text) => chain(text).subarray(0, -1)),
      Uint8Array.of(0),
    ]);
  return concatBytes([
    plain.subarray(0, -1),
    extension(0xfe, SECRET),
    extension(0xff, 'XMP DataXMP', SECRET),
    extension(0xff, 'NETSCAPE2.0', '\x01\x00\x00'),
    Uint8Array.of(0x3b),
    ascii(SECRET),
  ]);
}

/** 16 × 12 px with Exif and XMP, made with libheif. */
export const AVIF_PHOTO = Uint8Array.from(
  atob(
    'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAAWFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAEZpbG9jAAAAAERAAAMAAQAAAAABhQABAAAAAAAAAHoAAgAAAAAB/wABAAAAAAAAARQAAwAAAAADEwABAAAAAAAAADYAAABiaWluZgAAAAAAAwAAABVpbmZlAgAAAAABAABhdjAxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAACppbmZlAgAAAQADAABtaW1lAGFwcGxpY2F0aW9uL3JkZit4bWwAAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAABAAAAAMAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAoaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAA5jZHNjAAMAAQABAAABzG1kYXQSAAoIOAz+2kBDQaQybBlCYwQAAaHXAGN9ilOrkCvN7D1HRfPBcfH+fwXfSQbBztWh2QXuiI1ZUdG1RZgb/WlaCrV6kg1d5YStP5MOoJd7FUIMNGlcjQpeizaUdJSwNnAbnqUqS/OAAgAw8Q0DHizhuDgFeBbCue/jaAAAAAZFeGlmAABJSSoACAAAAAgAEgEDAAEAAAABAAAAGgEFAAEAAABuAAAAGwEFAAEAAAB2AAAAKAEDAAEAAAACAAAAEwIDAAEAAAABAAAAmIICAAcAAAB+AAAAaYcEAAEAAACGAAAAJYgEAAEAAADUAAAAAAAAADhjAADoAwAAOGMAAOgDAABTRUNSRVQAAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAAAQAAAAA6AEAAEAAAAMAAAAAAAAAAIAAQACAAIAAABOAAAAAgAFAAMAAADyAAAAAAAAADMAAAABAAAAHgAAAAEAAACeDAAAZAAAADx4OnhtcG1ldGEgeG1sbnM6eD0iYWRvYmU6bnM6bWV0YS8iPlNFQ1JFVDwveDp4bXBtZXRhPg==',
  ),
  (letter) => letter.charCodeAt(0),
);
