import type { KeyboardEvent } from 'react';

/** The step that a key makes in a row of `count` controls from position `at`; undefined when it is no walking key. */
export function walk(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

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
  const next = at < 0 ? undefined : walk(event.key, at, buttons.length);
  if (next === undefined) return;
  event.preventDefault();
  buttons[next]?.focus();
}
