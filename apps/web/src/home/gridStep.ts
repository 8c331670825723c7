/** A card on the page, in px. */
export interface CardBox {
  readonly left: number;
  readonly top: number;
}

/** Cards of one row begin at the same height, but for fractions. */
const SAME_ROW_PX = 4;

/** Where a key leads from the card `at`; `undefined` when it is none that leads anywhere. */
export function gridStep(key: string, at: number, cards: readonly CardBox[]): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, cards.length - 1);
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'ArrowDown':
      return inNextRow(at, cards, 1) ?? cards.length - 1;
    case 'ArrowUp':
      return inNextRow(at, cards, -1) ?? at;
    case 'Home':
      return 0;
    case 'End':
      return cards.length - 1;
    default:
      return undefined;
  }
}

/** The card above or below; of a last row that is not full, none where nothing is. */
function inNextRow(at: number, cards: readonly CardBox[], step: 1 | -1): number | undefined {
  const from = cards[at];
  if (!from) return undefined;
  const isBeyond = ({ top }: CardBox): boolean => (top - from.top) * step > SAME_ROW_PX;
  for (let index = at + step; index >= 0 && index < cards.length; index += step) {
    const card = cards[index];
    if (card && isBeyond(card) && Math.abs(card.left - from.left) <= SAME_ROW_PX) return index;
  }
  return undefined;
}
