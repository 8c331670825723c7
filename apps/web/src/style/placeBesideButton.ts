/** Between a popover and the panel that its button is on, and the edge of the window. */
const GAP_PX = 8;

/** Puts a popover to the left of the panel that the button is on, at the button's height; above the button where there is no room. */
export function placeBesideButton(popover: HTMLElement, button: Element | null): void {
  if (button === null) return;
  const { offsetWidth: width, offsetHeight: height } = popover;
  const own = button.getBoundingClientRect();
  const panel = button.closest('.panel')?.getBoundingClientRect() ?? own;
  const hasRoom = panel.left - width >= 2 * GAP_PX;
  const left = hasRoom ? panel.left - width - GAP_PX : own.left + (own.width - width) / 2;
  const top = hasRoom ? own.top : own.top - height - GAP_PX;
  popover.style.left = `${within(left, window.innerWidth - width)}px`;
  popover.style.top = `${within(top, window.innerHeight - height)}px`;
}

function within(start: number, room: number): number {
  return Math.round(Math.max(GAP_PX, Math.min(start, room - GAP_PX)));
}
