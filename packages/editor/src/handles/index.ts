import type { HandleProvider } from './handle.ts';
import { pointHandles } from './pointHandles.ts';
import { transformHandles } from './transformHandles.ts';

/** Everything that puts handles on the selection; where two lie over each other, the one that comes first is taken. */
export const handleProviders: readonly HandleProvider[] = [pointHandles, transformHandles];
