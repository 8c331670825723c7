import type { ScreenReaction } from '../render/surface.ts';
import { addLayer } from './layer.ts';

/** Emoji that rise, as elements above the canvases. */
export interface ReactionLayer {
  readonly element: HTMLElement;
  show(reactions: readonly ScreenReaction[]): void;
}

const FONT = '28px/1 "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", system-ui, sans-serif';

export function createReactionLayer(container: HTMLElement): ReactionLayer {
  const document = container.ownerDocument;
  const element = addLayer(container, 'db-reactions');
  const shown = new Map<number, HTMLElement>();

  function add({ key, emoji }: ScreenReaction): HTMLElement {
    const sign = document.createElement('span');
    sign.textContent = emoji;
    Object.assign(sign.style, { position: 'absolute', left: '0', top: '0', font: FONT });
    element.append(sign);
    shown.set(key, sign);
    return sign;
  }

  return {
    element,
    show(reactions) {
      if (reactions.length === 0 && shown.size === 0) return;
      const present = new Set(reactions.map(({ key }) => key));
      for (const [key, sign] of shown) {
        if (present.has(key)) continue;
        sign.remove();
        shown.delete(key);
      }
      for (const reaction of reactions) {
        const sign = shown.get(reaction.key) ?? add(reaction);
        const { x, y, opacity } = reaction;
        sign.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%)`;
        sign.style.opacity = opacity.toFixed(2);
      }
    },
  };
}
