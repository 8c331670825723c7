/**
 * Copies by a made-up press of Ctrl+C, which browsers also allow pages on plain HTTP, as long as somebody just pressed a button.
 * False when this one does not, or `fill` puts nothing there.
 */
export function copyByEvent(fill: (data: DataTransfer) => void): boolean {
  let isFilled = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.clipboardData) return;
    fill(event.clipboardData);
    isFilled = event.clipboardData.types.length > 0;
  };
  // Before anybody else, and on every target.
  window.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && isFilled;
  } finally {
    window.removeEventListener('copy', onCopy, { capture: true });
  }
}
