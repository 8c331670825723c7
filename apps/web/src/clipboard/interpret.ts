import type { NewShape, Shape, ShapeId, Style } from '@drawbridge/board';
import {
  MAX_PASTED_CHARACTERS,
  mermaidSource,
  parseJson,
  pastedTable,
  type ReadResult,
  readClipboard,
  readCopied,
  readTldrawClipboard,
  textShapes,
} from '@drawbridge/formats';
import type { Pasted } from './pasted.ts';
import { NOTHING_TO_PASTE, reportWords, tooLong, tooManyToPaste, UNREAD_TLDRAW } from './words.ts';

/** What a clipboard means for a board. */
export type Meaning =
  | {
      readonly kind: 'shapes';
      readonly shapes: readonly NewShape<Shape>[];
      /** Where the bytes of images are, by their shapes. */
      readonly images: ReadonlyMap<ShapeId, string>;
      readonly problem: string | undefined;
    }
  | { readonly kind: 'images'; readonly files: readonly Blob[] }
  | Described
  | { readonly kind: 'problem'; readonly problem: string };

/** A text that says what is to be drawn. What draws it is loaded then. */
export interface Described {
  readonly kind: 'described';
  readonly language: 'mermaid' | 'table';
  readonly text: string;
}

interface Options {
  /** Text is text, whatever it says. */
  readonly isPlain: boolean;
  /** Of text. */
  readonly style: Style;
  /** The words of a piece of HTML. */
  readonly htmlText: (html: string) => string;
}

/** Shapes before pictures, pictures before words; of several things on the clipboard the one that says most. */
export function interpret(pasted: Pasted, options: Options): Meaning {
  if (options.isPlain) return wordsOf(pasted, options);
  const result = readClipboard(parseJson(pasted.own)) ?? readCopied(pasted.text);
  if (result) return shapesOf(result);
  const tldraw = readTldrawClipboard(pasted.html) ?? readTldrawClipboard(pasted.text);
  if (tldraw && tldraw.kind !== 'refused') return shapesOf(tldraw);
  const language = languageOf(pasted.text);
  if (language) return { kind: 'described', language, text: pasted.text };
  const files = imagesOf(pasted);
  return files.length > 0 ? { kind: 'images', files } : wordsOf(pasted, options, tldraw && UNREAD_TLDRAW);
}

function languageOf(text: string): Described['language'] | undefined {
  if (text.length > MAX_PASTED_CHARACTERS) return undefined;
  if (mermaidSource(text)) return 'mermaid';
  return pastedTable(text) ? 'table' : undefined;
}

/** Of a text, whatever it describes. */
export function plainWordsOf(text: string, style: Style): Exclude<Meaning, Described> {
  return wordsOf({ text, html: '' }, { style, htmlText: () => '' });
}

export function shapesOf(result: ReadResult): Exclude<Meaning, Described> {
  if (result.kind === 'tooMany') return { kind: 'problem', problem: tooManyToPaste(result.count) };
  const { shapes, report, images } = result;
  const problem = reportWords(report);
  return shapes.length > 0
    ? { kind: 'shapes', shapes, images, problem }
    : { kind: 'problem', problem: problem ?? NOTHING_TO_PASTE };
}

/** Programs for text and tables add a picture of the words; whoever copies a picture has no words, or only a file's name. */
function imagesOf({ text, html, files }: Pasted): readonly Blob[] {
  if (isSvg(text)) return [new Blob([text], { type: 'image/svg+xml' })];
  return text !== '' && html !== '' ? [] : files;
}

/** It begins and ends as a drawing does. */
function isSvg(text: string): boolean {
  return (
    text.length <= MAX_PASTED_CHARACTERS &&
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]/i.test(text) &&
    /<\/svg>\s*$/i.test(text)
  );
}

function wordsOf(
  { text, html }: Pick<Pasted, 'text' | 'html'>,
  { style, htmlText }: Pick<Options, 'style' | 'htmlText'>,
  problem?: string,
): Exclude<Meaning, Described> {
  const words = text || (TLDRAW.test(html) ? '' : htmlText(html));
  if (words.length > MAX_PASTED_CHARACTERS) return { kind: 'problem', problem: tooLong(words.length) };
  const shapes = textShapes(words, style);
  if (shapes.length > 0) return { kind: 'shapes', shapes, images: NO_IMAGES, problem };
  return { kind: 'problem', problem: problem ?? NOTHING_TO_PASTE };
}

const NO_IMAGES: ReadonlyMap<ShapeId, string> = new Map();

/** Its shapes, which are no words: those are in the text beside them. */
const TLDRAW = /<div data-tldraw/;
