import { readableOn } from '../readableOn.ts';

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
      maxWidth: '240px',
      padding: '4px 10px',
      borderRadius: '4px 12px 12px 12px',
      font: FONT,
      overflowWrap: 'anywhere',
    });
    return element;
  }

  return (words: string | undefined, color: string): void => {
    if (words === undefined) {
      bubble?.remove();
      return;
    }
    bubble ??= make();
    bubble.textContent = words;
    bubble.style.backgroundColor = color;
    bubble.style.color = readableOn(color);
    if (!bubble.isConnected) cursor.append(bubble);
  };
}
