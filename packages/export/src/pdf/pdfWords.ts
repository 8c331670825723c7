/** Words that are in none of the fonts of a document: they are put into it as a picture, under which they can be found. */
export interface Words {
  readonly text: string;
  /** As CSS has it. */
  readonly font: string;
  /** #rrggbb */
  readonly color: string;
}

/** A picture of words, placed as seen from where they begin on their baseline, in px. */
export interface WordsPicture {
  readonly png: Uint8Array;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type DrawWords = (words: Words) => Promise<WordsPicture | undefined>;

/** Where words are that a canvas draws at its origin, on whole px. */
export function wordsBox(metrics: WordsMetrics): Omit<WordsPicture, 'png'> {
  const [x, y] = [-Math.ceil(metrics.actualBoundingBoxLeft), -Math.ceil(metrics.actualBoundingBoxAscent)];
  const w = Math.max(1, Math.ceil(metrics.actualBoundingBoxRight) - x);
  const h = Math.max(1, Math.ceil(metrics.actualBoundingBoxDescent) - y);
  return { x, y, w, h };
}

type WordsMetrics = Pick<
  TextMetrics,
  'actualBoundingBoxLeft' | 'actualBoundingBoxRight' | 'actualBoundingBoxAscent' | 'actualBoundingBoxDescent'
>;

/** The pictures of words, made after somebody asked for them. */
export interface PdfWords {
  /** Undefined until it is drawn, or when it cannot be. */
  pictureOf(words: Words): WordsPicture | undefined;
  /** Draws what was asked for. Answers whether that was anything. */
  draw(): Promise<boolean>;
}

export function createPdfWords(drawWords: DrawWords): PdfWords {
  const pictures = new Map<string, WordsPicture | undefined>();
  const wanted = new Map<string, Words>();
  const keyOf = ({ text, font, color }: Words): string => `${color} ${font} ${text}`;
  return {
    pictureOf(words) {
      const key = keyOf(words);
      if (!pictures.has(key)) wanted.set(key, words);
      return pictures.get(key);
    },
    async draw() {
      const isWanted = wanted.size > 0;
      for (const [key, words] of wanted) pictures.set(key, await drawWords(words));
      wanted.clear();
      return isWanted;
    },
  };
}
