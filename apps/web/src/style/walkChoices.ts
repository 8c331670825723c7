import type { KeyboardEvent } from 'react';
import { walkGrid } from '../keyboard/walkGrid.ts';

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
