import { readableOn } from '@drawbridge/shapes';
import type { ScreenCursor } from '../render/surface.ts';
import { addLayer } from './layer.ts';
import { createToolSign } from './toolSign.ts';
import { createWordsBubble, MAX_WORDS_WIDTH_PX } from './wordsBubble.ts';

/** The cursors of others, as elements above the canvases: they move without a canvas being redrawn. */
export interface CursorLayer {
  readonly element: HTMLElement;
  /** `width` is that of the layer. */
  show(cursors: readonly ScreenCursor[], width: number): void;
}

const SVG = 'http://www.w3.org/2000/svg';
/** An arrow whose tip is at 1, 1. */
const ARROW_PATH = 'M1 1 L6.2 16.4 L9 9.6 L15.8 6.6 Z';
/** Whose hand rests is still there to be seen. */
const RESTING_OPACITY = '0.45';
/** Of what somebody's name stands on. */
export const NAME_STYLE: Partial<CSSStyleDeclaration> = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  padding: '1px 7px',
  borderRadius: '9px',
  font: '500 12px/1.5 system-ui, sans-serif',
};

/*
 * Styles are set one by one through the CSSOM, and names as text: a strict Content-Security-Policy allows
 * that, and a name can hold nothing but letters.
 */
export function createCursorLayer(container: HTMLElement): CursorLayer {
  const document = container.ownerDocument;
  const element = addLayer(container, 'db-cursors');
  const shown = new Map<number, ReturnType<typeof createCursor>>();

  return {
    element,
    show(cursors, width) {
      const present = new Set(cursors.map(({ peerId }) => peerId));
      for (const [peerId, cursor] of shown) {
        if (present.has(peerId)) continue;
        cursor.element.remove();
        shown.delete(peerId);
      }
      for (const state of cursors) {
        const cursor = shown.get(state.peerId) ?? createCursor(document);
        shown.set(state.peerId, cursor);
        cursor.update(state, state.x + MAX_WORDS_WIDTH_PX > width);
        if (!cursor.element.isConnected) element.append(cursor.element);
      }
    },
  };
}

function createCursor(document: Document) {
  const element = document.createElement('div');
  const arrow = createArrow(document);
  const label = document.createElement('span');
  const nameTag = document.createElement('span');
  const tool = createToolSign(document);
  const say = createWordsBubble(element);
  element.className = 'db-cursor';
  label.className = 'db-cursor-label';
  Object.assign(element.style, { position: 'absolute', left: '0', top: '0', willChange: 'transform' });
  Object.assign(label.style, {
    ...NAME_STYLE,
    position: 'absolute',
    left: '13px',
    top: '16px',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    maxWidth: '160px',
  });
  Object.assign(nameTag.style, { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
  label.append(tool.svg, nameTag);
  element.append(arrow.svg, label);
  // What was set is remembered: asking the document costs more than most cursors in most frames, which rest.
  const set = {
    transform: '',
    name: '',
    color: '',
    tool: '',
    activity: 'active',
    words: '',
    isAtEdge: false,
  };

  return {
    element,
    update({ x, y, name, color, tool: toolId, activity, words = '' }: ScreenCursor, isAtEdge: boolean) {
      const transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      if (set.transform !== transform) element.style.transform = transform;
      if (set.name !== name) nameTag.textContent = name;
      if (set.tool !== toolId) tool.show(toolId);
      if (set.activity !== activity) element.style.opacity = activity === 'active' ? '' : RESTING_OPACITY;
      const hasNewColor = set.color !== color;
      const areNewWords = set.words !== words || (words !== '' && set.isAtEdge !== isAtEdge);
      if (hasNewColor || areNewWords) say(words, color, isAtEdge);
      Object.assign(set, { transform, name, color, tool: toolId, activity, words, isAtEdge });
      if (!hasNewColor) return;
      arrow.path.setAttribute('fill', color);
      label.style.backgroundColor = color;
      label.style.color = readableOn(color);
    },
  };
}

function createArrow(document: Document) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('width', '18');
  svg.setAttribute('height', '18');
  Object.assign(svg.style, { position: 'absolute', left: '-1px', top: '-1px', overflow: 'visible' });
  path.setAttribute('d', ARROW_PATH);
  path.setAttribute('stroke', '#ffffff');
  path.setAttribute('stroke-width', '1.5');
  path.setAttribute('stroke-linejoin', 'round');
  path.setAttribute('paint-order', 'stroke');
  svg.append(path);
  return { svg, path };
}
