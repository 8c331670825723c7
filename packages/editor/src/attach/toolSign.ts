const SVG = 'http://www.w3.org/2000/svg';
const SIZE_PX = 12;

/** What the tools look like at this size, as lines in a box of 12 by 12. Those with the plain arrow have no sign. */
const SIGNS: Readonly<Record<string, string>> = {
  draw: 'M2 10 L2.6 7.4 L8.4 1.6 L10.4 3.6 L4.6 9.4 Z',
  highlight: 'M2 10.5 H10 M3.5 7.5 L7.5 2 L10 4 L6 8.5 Z',
  eraser: 'M4.5 10 H10 M1.8 7 L6.5 2.2 L10 5.6 L5.6 10 H4.6 Z',
  laser: 'M1.5 10.5 L6 6 M8 4 m-1.6 0 a1.6 1.6 0 1 0 3.2 0 a1.6 1.6 0 1 0 -3.2 0',
  lasso: 'M6 1.8 C10.6 1.8 10.6 7 6 7 C1.4 7 1.4 1.8 6 1.8 M4 6.8 C3 8.4 5.4 8.6 4.2 10.6',
  hand: 'M6 1.5 V10.5 M1.5 6 H10.5 M4.6 2.9 L6 1.5 L7.4 2.9 M4.6 9.1 L6 10.5 L7.4 9.1',
  text: 'M2.2 3.4 V2 H9.8 V3.4 M6 2 V10.2 M4.4 10.2 H7.6',
  sticky: 'M1.8 1.8 H10.2 V7 L7 10.2 H1.8 Z M10.2 7 H7 V10.2',
  frame: 'M3.4 1.2 V10.8 M8.6 1.2 V10.8 M1.2 3.4 H10.8 M1.2 8.6 H10.8',
  image: 'M1.6 2.2 H10.4 V9.8 H1.6 Z M1.8 9.4 L5 5.8 L7 8 L8.2 6.8 L10.2 9',
  line: 'M2 10 L10 2',
  arrow: 'M2 10 L10 2 M5 2 H10 V7',
  ellipse: 'M6 2 C11.4 2 11.4 10 6 10 C0.6 10 0.6 2 6 2 Z',
  diamond: 'M6 1.2 L10.8 6 L6 10.8 L1.2 6 Z',
};
const PLAIN = 'select';
/** All the other shapes. */
const BOX = 'M1.8 2.6 H10.2 V9.4 H1.8 Z';

/** A small sign of the tool in somebody's hand, in the ink of what it stands on. */
export function createToolSign(document: Document) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('width', `${SIZE_PX}`);
  svg.setAttribute('height', `${SIZE_PX}`);
  Object.assign(svg.style, { flex: 'none', display: 'none' });
  for (const [name, value] of [
    ['fill', 'none'],
    ['stroke', 'currentcolor'],
    ['stroke-width', '1.4'],
    ['stroke-linejoin', 'round'],
    ['stroke-linecap', 'round'],
  ] as const)
    path.setAttribute(name, value);
  svg.append(path);
  return {
    svg,
    /** What others say is their tool may be anything, and then it is some shape. */
    show(toolId: string): void {
      svg.style.display = toolId === PLAIN ? 'none' : 'block';
      path.setAttribute('d', Object.hasOwn(SIGNS, toolId) ? (SIGNS[toolId] ?? BOX) : BOX);
    },
  };
}
