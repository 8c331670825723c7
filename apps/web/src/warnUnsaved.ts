/** Asks before the page is left while work exists only here. Returns the undo. */
export function warnUnsaved(page: Window, countUnconfirmed: () => number): () => void {
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (countUnconfirmed() > 0) event.preventDefault();
  };
  page.addEventListener('beforeunload', onBeforeUnload);
  return () => page.removeEventListener('beforeunload', onBeforeUnload);
}
