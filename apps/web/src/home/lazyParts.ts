import { lazyPart } from '../parts/lazyPart.tsx';

/** What is seldom wanted. */
export const deletionDialogs = lazyPart(
  async () => (await import('./deletion/DeletionDialogs.tsx')).DeletionDialogs,
);
export const openAsBoard = lazyPart(async () => (await import('./OpenAsBoard.tsx')).OpenAsBoard);
