import type { Point } from '@drawbridge/board';

/** Between the pin and the card beside it, and between the card and the edge of the window. */
const GAP_PX = 14;
const EDGE_PX = 10;
const PIN_PX = 34;

/** Puts a card to the right of its pin or, without room there, to the left; within the window in any case. */
export function placeCard(card: HTMLElement, { x, y }: Point): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const right = x + PIN_PX + GAP_PX;
  const left = right + width + EDGE_PX <= window.innerWidth ? right : x - width - GAP_PX;
  const within = (at: number, size: number, room: number): number =>
    Math.round(Math.max(EDGE_PX, Math.min(at, room - size - EDGE_PX)));
  // A phone has the card at its lower edge, whatever these say.
  card.style.setProperty('--x', `${within(left, width, window.innerWidth)}px`);
  card.style.setProperty('--y', `${within(y - PIN_PX, height, window.innerHeight)}px`);
}
