import type { FontName, Style } from '@drawbridge/board';

/** How wide a piece of text is in page px, in the font and the size of the style. */
export type MeasureText = (text: string, style: Style) => number;

/** From one line of ours to the next, of the font's size. Excalidraw takes any. */
export const LINE_HEIGHT = 1.25;

const FIRST_WIDE_CHARACTER = 0x2e80;
/** All characters of code are that wide; of other fonts an average. */
const WIDTHS_EM: Readonly<Record<FontName, number>> = { hand: 0.52, sans: 0.52, mono: 0.6 };

/** About so, where there is no font to ask. */
export const estimateText: MeasureText = (text, { font, fontSize }) => {
  let em = 0;
  for (let index = 0; index < text.length; index++) {
    em += text.charCodeAt(index) < FIRST_WIDE_CHARACTER ? WIDTHS_EM[font] : 1;
  }
  return em * fontSize;
};

export interface TextBox {
  readonly lines: readonly string[];
  readonly w: number;
  readonly h: number;
}

/** The lines of a text, no wider than `width` as far as its words let them, and the room that they take. */
export function layOut(text: string, style: Style, width: number, measure: MeasureText): TextBox {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .flatMap((paragraph) => breakParagraph(paragraph, style, width, measure));
  const w = lines.reduce((widest, line) => Math.max(widest, measure(line, style)), 0);
  return { lines, w, h: lines.length * style.fontSize * LINE_HEIGHT };
}

function breakParagraph(paragraph: string, style: Style, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  // What a line is indented by belongs to its first word.
  for (const word of paragraph.match(/^\s*\S+\s*|\S+\s*/g) ?? []) {
    if (line !== '' && measure((line + word).trimEnd(), style) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}
