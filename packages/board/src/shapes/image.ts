import { isRecord, parseSize } from '../number.ts';
import type { ShapeFields, ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/** An image. Its bytes lie beside the document, as a file of the board; the box may have another shape than they have. */
export interface ImageShape extends ShapeRecord<'image'> {
  readonly file: ImageFile;
  /** What is to be seen on it, for those who cannot see it. */
  readonly text: string;
}

/** The file of an image. */
export interface ImageFile {
  /** The SHA-256 of its bytes in hexadecimal; empty when the document does not say. */
  readonly name: string;
  /** As many px as it has by itself. */
  readonly w: number;
  readonly h: number;
  /** The name of a file with the same picture in few px, for where it is shown small. Only large images have one. */
  readonly small?: string;
}

/** The longer side of the picture in few px. */
const SMALL_SIDE_PX = 1024;

/** How large the picture in few px of an image is. */
export function smallSizeOf({ w, h }: ImageFile): { readonly w: number; readonly h: number } {
  const scale = Math.min(1, SMALL_SIDE_PX / Math.max(w, h, 1));
  return { w: Math.max(1, Math.round(w * scale)), h: Math.max(1, Math.round(h * scale)) };
}

const FILE_KEY = 'im';

export const imageSchema: ShapeSchema<ImageShape> = {
  type: 'image',
  read: (record, fields) => ({ ...record, type: 'image', file: readFile(fields), text: readText(fields) }),
  write: ({ file, text }) => ({ [FILE_KEY]: { ...file }, ...writeText(text) }),
};

const FILE_NAME = /^[0-9a-f]{64}$/;

function readFile(fields: ShapeFields): ImageFile {
  const value = fields.get(FILE_KEY);
  const { name, w, h, small } = isRecord(value) ? value : NO_FILE;
  const file = { name: isName(name) ? name : '', w: parseSize(w), h: parseSize(h) };
  return Object.freeze(isName(small) ? { ...file, small } : file);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && FILE_NAME.test(value);
}

const NO_FILE: Readonly<Record<string, unknown>> = {};
