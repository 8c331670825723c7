/** Gives the keyboard to the canvas, for when what had it is about to go. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('.canvas')?.focus();
}
