import { lazyPart } from '../parts/lazyPart.tsx';

/** What nobody needs in the first seconds. */
export const contextMenu = lazyPart(async () => (await import('../menu/ContextMenu.tsx')).ContextMenu);
