import { readableOn } from '../readableOn.ts';
import type { ScreenBox, ScreenCaret } from '../render/surface.ts';
import { NAME_STYLE } from './cursorLayer.ts';

/** The carets of others and what they have selected: elements above the canvases, below the field in which one types oneself. */
export interface CaretLayer {
  readonly element: HTMLElement;
  /** `width` is that of the layer. */
  show(carets: readonly ScreenCaret[], width: number): void;
}

const CARET_WIDTH_PX = 2;
/** On paper and on notes of the same colour. */
const CARET_EDGE = '0 0 0 1px rgb(255 255 255 / 0.75)';
const SELECTION_OPACITY = '0.28';
const FADE_MS = 300;
/** A name may be as wide as this; nearer to the right edge it stands to the left of its caret. */
const MAX_NAME_PX = 160;
/** Nearer to the upper edge it stands below. */
const NAME_HEIGHT_PX = 22;

export function createCaretLayer(container: HTMLElement): CaretLayer {
  const document = container.ownerDocument;
  const element = document.createElement('div');
  const shown = new Map<number, ReturnType<typeof createCaret>>();
  element.className = 'db-carets';
  element.setAttribute('aria-hidden', 'true');
  Object.assign(element.style, {
    position: 'absolute',
    inset: '0',
    overflow: 'hidden',
    pointerEvents: 'none',
  });
  container.append(element);

  return {
    element,
    show(carets, width) {
      if (carets.length === 0 && shown.size === 0) return;
      const present = new Set(carets.map(({ peerId }) => peerId));
      for (const [peerId, caret] of shown) {
        if (present.has(peerId)) continue;
        caret.remove();
        shown.delete(peerId);
      }
      for (const state of carets) {
        const caret = shown.get(state.peerId) ?? createCaret(element);
        shown.set(state.peerId, caret);
        caret.update(state, width);
      }
    },
  };
}

function createCaret(layer: HTMLElement) {
  const group = append(layer, 'div', 'db-caret');
  const bar = append(group, 'div', 'db-caret-bar');
  const name = append(group, 'span', 'db-caret-name');
  const boxes: HTMLElement[] = [];
  Object.assign(bar.style, { ...PLACED, width: `${CARET_WIDTH_PX}px`, boxShadow: CARET_EDGE });
  Object.assign(name.style, {
    ...PLACED,
    ...NAME_STYLE,
    maxWidth: `${MAX_NAME_PX}px`,
    transition: `opacity ${FADE_MS}ms`,
  });

  function select(selection: readonly ScreenBox[], color: string): void {
    for (const spare of boxes.splice(selection.length)) spare.remove();
    selection.forEach((area, index) => {
      const box = boxes[index] ?? append(group, 'div', 'db-caret-selection');
      boxes[index] = box;
      Object.assign(box.style, {
        ...PLACED,
        opacity: SELECTION_OPACITY,
        backgroundColor: color,
        width: `${area.w.toFixed(1)}px`,
        height: `${area.h.toFixed(1)}px`,
        transform: turned(area),
      });
    });
  }

  return {
    remove: () => group.remove(),
    update(state: ScreenCaret, width: number) {
      const { caret, color, isNamed, selection } = state;
      Object.assign(bar.style, {
        backgroundColor: color,
        height: `${caret.h.toFixed(1)}px`,
        transform: `${turned(caret)} translateX(-${CARET_WIDTH_PX / 2}px)`,
      });
      if (name.textContent !== state.name) name.textContent = state.name;
      Object.assign(name.style, {
        backgroundColor: color,
        color: readableOn(color),
        opacity: isNamed ? '1' : '0',
        transform: besideCaret(caret, width),
      });
      select(selection, color);
    },
  };
}

const PLACED = { position: 'absolute', left: '0', top: '0', transformOrigin: '0 0' };

function append(parent: HTMLElement, tag: 'div' | 'span', className: string): HTMLElement {
  const element = parent.ownerDocument.createElement(tag);
  element.className = className;
  parent.append(element);
  return element;
}

function turned({ x, y, rotation }: ScreenBox): string {
  return `${moved(x, y)}${rotation === 0 ? '' : ` rotate(${rotation}rad)`}`;
}

/** Upright, above the higher end of the caret or below the lower one. */
function besideCaret({ x, y, h, rotation }: ScreenBox, width: number): string {
  const end = { x: x - h * Math.sin(rotation), y: y + h * Math.cos(rotation) };
  const [higher, lower] = end.y < y ? [end, { x, y }] : [{ x, y }, end];
  const isBelow = higher.y < NAME_HEIGHT_PX;
  const at = isBelow ? lower : higher;
  const isLeft = at.x > width - MAX_NAME_PX;
  return `${moved(at.x, at.y)} translate(${isLeft ? '-100%' : '-1px'}, ${isBelow ? '2px' : '-100%'})`;
}

function moved(x: number, y: number): string {
  return `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}
