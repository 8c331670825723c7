/** Between a popover and what opened it, and the edge of the window. */
const GAP_PX = 10;

/** Puts a popover above the button that opened it, as near to its middle as the window allows. */
export function placeAbove(popover: HTMLElement, button: Element | null): void {
  if (button === null) return;
  const { left, width, top } = button.getBoundingClientRect();
  const middle = left + width / 2 - popover.offsetWidth / 2;
  const room = window.innerWidth - popover.offsetWidth - GAP_PX;
  popover.style.left = `${Math.round(Math.max(GAP_PX, Math.min(middle, room)))}px`;
  popover.style.bottom = `${Math.round(window.innerHeight - top + GAP_PX)}px`;
}
