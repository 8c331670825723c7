import { createListeners } from '@drawbridge/board';

/** Parts of the style panel that keys lead to. */
export type StylePart = 'color' | 'fillColor' | 'font' | 'eyeDropper';

/** Brings the keys, which are heard on the page, to the style panel, if there is one. */
export interface StyleOpener {
  open(part: StylePart): void;
  onOpen(listener: (part: StylePart) => void): () => void;
}

export function createStyleOpener(): StyleOpener {
  const listeners = createListeners<[StylePart]>();
  return { open: listeners.notify, onOpen: listeners.add };
}
