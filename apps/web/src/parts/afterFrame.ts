/** A tab in the background has no frames. */
const NO_FRAME_MS = 100;

/** Resolves when the next frame is drawn. */
export function afterFrame(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, NO_FRAME_MS);
  requestAnimationFrame(() => setTimeout(resolve));
  return promise;
}
