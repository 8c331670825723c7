/** Pinching or Ctrl+wheel over a button must not enlarge the page around the canvas. Returns the undo. */
export function preventPageZoom(page: Document): () => void {
  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault();
  };
  // Safari reports a trackpad pinch as a gesture of its own.
  const onGesture = (event: Event) => event.preventDefault();
  page.addEventListener('wheel', onWheel, { passive: false });
  page.addEventListener('gesturestart', onGesture);
  return () => {
    page.removeEventListener('wheel', onWheel);
    page.removeEventListener('gesturestart', onGesture);
  };
}
