import { fontFamilies } from '@drawbridge/shapes';
import type { FieldLook } from './fieldLook.ts';

/** A textarea that shows nothing of itself but letters and caret. */
export interface FieldElement {
  readonly element: HTMLTextAreaElement;
  /** Looks like this from now on; the first baseline is to be `lowerPx` (page px) below where the browser puts it. */
  dress(look: FieldLook, lowerPx: number): void;
}

/** `name` is what a screen reader calls it. */
export function createFieldElement(document: Document, name: string): FieldElement {
  const element = document.createElement('textarea');
  const worn = new Map<string, string>();
  element.className = 'db-text-field';
  element.rows = 1;
  element.spellcheck = true;
  element.autocapitalize = 'sentences';
  element.autocomplete = 'off';
  element.setAttribute('aria-label', name);
  element.setAttribute('aria-description', 'Escape when you are done.');
  Object.assign(element.style, PLAIN);

  /** What is the same already is left alone: it would be laid out again. */
  function wear(style: Readonly<Record<string, string>>): boolean {
    const changed = Object.entries(style).filter(([name, value]) => worn.get(name) !== value);
    for (const [name, value] of changed) worn.set(name, value);
    Object.assign(element.style, Object.fromEntries(changed));
    return changed.length > 0;
  }

  /** Where the browser has broken the text into more lines than the canvas would, all of them show. */
  function unroll(height: number): void {
    if (element.scrollHeight > height + 1) wear({ height: `${element.scrollHeight}px` });
    element.scrollTop = 0;
    element.scrollLeft = 0;
  }

  return {
    element,
    dress(look, lowerPx) {
      const { label, fontSize, lineHeight, width, height, transform, color, opacity } = look;
      wear({
        fontFamily: fontFamilies(label.font),
        fontSize: `${fontSize}px`,
        lineHeight: `${lineHeight}px`,
        textAlign: label.align,
        whiteSpace: label.wraps ? 'pre-wrap' : 'pre',
        width: `${width}px`,
        height: `${height}px`,
        transform: `${transform} translateY(${lowerPx}px)`,
        color,
        caretColor: color,
        opacity: String(opacity),
      });
      unroll(height);
    },
  };
}

/** One by one through the CSSOM, which a strict Content-Security-Policy allows. */
const PLAIN: Partial<CSSStyleDeclaration> = {
  position: 'absolute',
  left: '0',
  top: '0',
  margin: '0',
  padding: '0',
  border: '0',
  outline: 'none',
  boxSizing: 'content-box',
  minWidth: '0',
  minHeight: '0',
  maxWidth: 'none',
  background: 'transparent',
  borderRadius: '0',
  boxShadow: 'none',
  overflow: 'hidden',
  resize: 'none',
  transformOrigin: '0 0',
  letterSpacing: 'normal',
  textTransform: 'none',
  textIndent: '0',
  // A canvas takes a tab for a space.
  tabSize: '1',
  fontWeight: '400',
  fontStyle: 'normal',
  // As canvases do it: by the font's own widths, not by whole px.
  textRendering: 'geometricPrecision',
  overflowWrap: 'anywhere',
  unicodeBidi: 'plaintext',
  userSelect: 'text',
  // Two fingers zoom the board, not the page.
  touchAction: 'none',
};
