import type { KeyboardEvent } from 'react';

/** The place that a key leads to from place `at` of `count`, in rows of `columns`; undefined when it leads nowhere. */
export function walkGrid(key: string, at: number, count: number, columns: number): number | undefined {
  const within = (place: number) => (place >= 0 && place < count ? place : undefined);
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'ArrowDown':
      return columns < count ? within(at + columns) : (at + 1) % count;
    case 'ArrowUp':
      return columns < count ? within(at - columns) : (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** For onKeyDown of a group of choices: the arrows, Home and End move the focus among its buttons, as they lie on the page. */
export function walkChoices(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(':scope > button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const columns = buttons.filter(({ offsetTop }) => offsetTop === buttons[0]?.offsetTop).length;
  const next = walkGrid(event.key, at, buttons.length, columns);
  if (next === undefined) return;
  // Or it would move what is selected on the board.
  event.preventDefault();
  buttons[next]?.focus();
}
