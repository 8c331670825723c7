import { fontFamilies } from '@drawbridge/shapes';
import type { FieldLook } from './fieldLook.ts';

/** Where this browser puts the first line's letters in a field. They differ in how they round, and fonts in what they say. */
export interface Baselines {
  /** How much lower they have to be, in page px, to be where the canvas has them. */
  missing(look: FieldLook): number;
  remove(): void;
}

export function createBaselines(container: HTMLElement): Baselines {
  const document = container.ownerDocument;
  const [line, mark] = [document.createElement('div'), document.createElement('span')];
  const known = new Map<string, number>();
  Object.assign(line.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    visibility: 'hidden',
    pointerEvents: 'none',
    // As that of the field: it decides whether what fonts say of themselves is rounded.
    textRendering: 'geometricPrecision',
  });
  // Without any height of its own it stands on the baseline.
  Object.assign(mark.style, { display: 'inline-block' });
  line.setAttribute('aria-hidden', 'true');
  line.append(mark);
  container.append(line);

  function measure(fontFamily: string, { fontSize, lineHeight }: FieldLook): number {
    Object.assign(line.style, { fontFamily, fontSize: `${fontSize}px`, lineHeight: `${lineHeight}px` });
    return mark.getBoundingClientRect().bottom - line.getBoundingClientRect().top;
  }

  return {
    missing(look) {
      const fontFamily = fontFamilies(look.label.font);
      const key = `${look.fontSize} ${fontFamily}`;
      const measured = known.get(key) ?? measure(fontFamily, look);
      known.set(key, measured);
      return look.baseline - measured;
    },
    remove: () => line.remove(),
  };
}
