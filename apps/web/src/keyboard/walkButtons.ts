import type { KeyboardEvent } from 'react';
import { walkGrid } from './walkGrid.ts';

/**
 * For onKeyDown of a toolbar: arrows, Home and End move focus among its buttons, so that Tab crosses it in one step. A
 * toolbar within it, such as a flyout, has buttons of its own.
 */
export function walkButtons(event: KeyboardEvent<HTMLElement>): void {
  const toolbar = event.currentTarget;
  const buttons = [...toolbar.querySelectorAll('button')].filter(
    (button) => button.closest('[role="toolbar"]') === toolbar,
  );
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const next = at < 0 ? undefined : walkGrid(event.key, at, buttons.length);
  if (next === undefined) return;
  event.preventDefault();
  buttons[next]?.focus();
}
