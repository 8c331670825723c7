import { readableOn } from '@drawbridge/shapes';

export const MAX_WORDS_WIDTH_PX = 240;
const FONT = '500 14px/1.4 system-ui, sans-serif';

/** What somebody says, below their name. Its element is made with their first words: most people draw. */
export function createWordsBubble(cursor: HTMLElement) {
  let bubble: HTMLElement | undefined;

  function make(): HTMLElement {
    const element = cursor.ownerDocument.createElement('div');
    element.className = 'db-cursor-words';
    element.dir = 'auto';
    Object.assign(element.style, {
      position: 'absolute',
      left: '13px',
      top: '39px',
      width: 'max-content',
      maxWidth: `${MAX_WORDS_WIDTH_PX}px`,
      padding: '4px 10px',
      borderRadius: '4px 12px 12px 12px',
      font: FONT,
      overflowWrap: 'anywhere',
    });
    return element;
  }

  /** On the left of the cursor where it `isAtEdge` of the view, or its words would be cut off. */
  return (words: string, color: string, isAtEdge: boolean): void => {
    if (words === '') {
      bubble?.remove();
      return;
    }
    bubble ??= make();
    bubble.textContent = words;
    bubble.style.transform = isAtEdge ? 'translateX(calc(-100% - 13px))' : '';
    bubble.style.backgroundColor = color;
    bubble.style.color = readableOn(color);
    if (!bubble.isConnected) cursor.append(bubble);
  };
}
