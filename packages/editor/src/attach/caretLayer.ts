import { readableOn } from '@drawbridge/shapes';
import type { ScreenBox, ScreenCaret } from '../render/surface.ts';
import { MAX_NAME_PX, type NamePlace, placeName } from './caretName.ts';
import { NAME_STYLE } from './cursorLayer.ts';
import { addLayer } from './layer.ts';

/** The carets of others and what they have selected, as elements above the canvases. */
export interface CaretLayer {
  /** `width` is that of the layer. */
  show(carets: readonly ScreenCaret[], width: number): void;
  remove(): void;
}

const CARET_WIDTH_PX = 2;
/** On paper and on notes of the same colour. */
const CARET_EDGE = '0 0 0 1px rgb(255 255 255 / 0.75)';
const SELECTION_OPACITY = '0.28';
const FADE_MS = 300;

/** Names are above the field in which one types oneself; all else is below its letters. */
export function createCaretLayer(container: HTMLElement): CaretLayer {
  const [marks, names] = [addLayer(container, 'db-carets'), addLayer(container, 'db-caret-names')];
  const shown = new Map<number, ReturnType<typeof createCaret>>();
  names.style.zIndex = '1';

  return {
    show(carets, width) {
      if (carets.length === 0 && shown.size === 0) return;
      const present = new Set(carets.map(({ peerId }) => peerId));
      for (const [peerId, caret] of shown) {
        if (present.has(peerId)) continue;
        caret.remove();
        shown.delete(peerId);
      }
      const taken: NamePlace[] = [];
      for (const state of carets) {
        const caret = shown.get(state.peerId) ?? createCaret(marks, names);
        shown.set(state.peerId, caret);
        const place = placeName(state.caret, width, taken);
        if (state.isNamed) taken.push(place);
        caret.update(state, place);
      }
    },
    remove() {
      for (const layer of [marks, names]) layer.remove();
    },
  };
}

function createCaret(marks: HTMLElement, names: HTMLElement) {
  const bar = append(marks, 'div', 'db-caret');
  const name = append(names, 'span', 'db-caret-name');
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
      const box = boxes[index] ?? append(marks, 'div', 'db-caret-selection');
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
    remove() {
      for (const element of [bar, name, ...boxes]) element.remove();
    },
    update({ caret, color, isNamed, selection, name: words }: ScreenCaret, { x, y, isLeft }: NamePlace) {
      Object.assign(bar.style, {
        backgroundColor: color,
        height: `${caret.h.toFixed(1)}px`,
        transform: `${turned(caret)} translateX(-${CARET_WIDTH_PX / 2}px)`,
      });
      if (name.textContent !== words) name.textContent = words;
      Object.assign(name.style, {
        backgroundColor: color,
        color: readableOn(color),
        opacity: isNamed ? '1' : '0',
        transform: moved(x, y) + (isLeft ? ' translateX(-100%)' : ''),
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

function moved(x: number, y: number): string {
  return `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}
