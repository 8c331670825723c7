type Events = HTMLElementEventMap & DocumentEventMap;
type Handlers = { readonly [Type in keyof Events]?: (event: Events[Type]) => void };

/** Adds all handlers; returns the undo. None is passive: each may prevent the default. */
export function listen(target: HTMLElement | Document, handlers: Handlers): () => void {
  // Object.entries forgets which handler belongs to which type of event; Handlers has made sure.
  const entries = Object.entries(handlers) as [string, (event: Event) => void][];
  for (const [type, handler] of entries) target.addEventListener(type, handler, { passive: false });
  return () => {
    for (const [type, handler] of entries) target.removeEventListener(type, handler);
  };
}
