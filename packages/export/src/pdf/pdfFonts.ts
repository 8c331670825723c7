import type { Shape } from '@drawbridge/board';
import { padOutlines, readCharacters } from '@drawbridge/formats';
import { fontFamilyName } from '@drawbridge/shapes';
import type PDFDocument from 'pdfkit';
import { charactersIn } from '../fonts/charactersIn.ts';
import type { LoadBytes, PictureFont } from '../fonts/pictureFont.ts';
import { coversAny } from '../fonts/unicodeRange.ts';

/** A file of a font that a document can write with. */
interface PdfFont {
  /** In the document. */
  readonly name: string;
  readonly family: string;
  readonly bytes: Uint8Array;
  readonly has: (code: number) => boolean;
}

/** Letters that are written in one font; without one, no file has them. */
export interface Run {
  readonly text: string;
  readonly font: string | undefined;
}

export interface PdfFonts {
  /** Makes them known to a document, which takes of each what it writes. */
  register(document: PDFDocument): void;
  /** The text in as few runs as it takes, for a list of CSS families of which the first counts. */
  split(text: string, families: string): readonly Run[];
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The fonts that the texts of these shapes need. */
export async function loadPdfFonts(
  files: readonly PictureFont[],
  shapes: readonly Shape[],
  load: LoadBytes,
): Promise<PdfFonts> {
  const needed = files.filter(({ font, unicodeRange }) =>
    coversAny(unicodeRange, charactersIn(font, shapes)),
  );
  const loaded = await Promise.all(needed.map((file, index) => loadFont(file, `font${index}`, load)));
  const fonts = loaded.flatMap((font) => font ?? []);

  function fontFor(cluster: string, candidates: readonly PdfFont[]): string | undefined {
    const codes = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
    return candidates.find(({ has }) => codes.every(has))?.name;
  }

  return {
    register(document) {
      for (const { name, bytes } of fonts) document.registerFont(name, bytes);
    },
    split(text, families) {
      const candidates = fonts.filter(({ family }) => families.startsWith(`"${family}"`));
      const runs: { text: string; font: string | undefined }[] = [];
      for (const { segment } of clusters.segment(text)) {
        const last = runs.at(-1);
        // Whatever is written, spaces go along with it.
        const font = segment.trim() === '' && last ? last.font : fontFor(segment, candidates);
        if (last && last.font === font) last.text += segment;
        else runs.push({ text: segment, font });
      }
      return runs;
    },
  };
}

async function loadFont(
  { font, plainUrl }: PictureFont,
  name: string,
  load: LoadBytes,
): Promise<PdfFont | undefined> {
  const plain = await load(plainUrl);
  const bytes = plain && (await padOutlines(plain));
  return bytes && { name, family: fontFamilyName(font), bytes, has: await readCharacters(bytes) };
}
