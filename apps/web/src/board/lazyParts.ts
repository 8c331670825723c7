import { lazyPart } from '../parts/lazyPart.tsx';

/** What nobody needs in the first seconds. */
export const contextMenu = lazyPart(async () => (await import('../menu/ContextMenu.tsx')).ContextMenu);
export const palette = lazyPart(async () => (await import('../palette/Palette.tsx')).Palette);

/** While nobody waits for anything: what is opened often, so that it is there at once. */
export function preloadParts(): void {
  for (const part of [contextMenu, palette]) part.preload();
}
