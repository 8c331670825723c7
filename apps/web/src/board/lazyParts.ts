import { lazyPart } from '../parts/lazyPart.tsx';

/** What nobody needs in the first seconds. */
export const boardDialogs = lazyPart(async () => (await import('./BoardDialogs.tsx')).BoardDialogs);
export const contextMenu = lazyPart(async () => (await import('../menu/ContextMenu.tsx')).ContextMenu);
export const palette = lazyPart(async () => (await import('../palette/Palette.tsx')).Palette);
export const zoomMenu = lazyPart(async () => (await import('../chrome/zoom/ZoomMenu.tsx')).ZoomMenu);
export const searchBar = lazyPart(async () => (await import('../search/SearchBar.tsx')).SearchBar);
export const numbersPanel = lazyPart(
  async () => (await import('../chrome/numbers/NumbersPanel.tsx')).NumbersPanel,
);
export const historyPanel = lazyPart(async () => (await import('../history/HistoryPanel.tsx')).HistoryPanel);
export const authorsDialog = lazyPart(
  async () => (await import('../history/authors/AuthorsDialog.tsx')).AuthorsDialog,
);
export const exportDialog = lazyPart(
  async () => (await import('../exportBoard/ExportDialog.tsx')).ExportDialog,
);
export const openOnBoard = lazyPart(async () => (await import('../openFile/OpenOnBoard.tsx')).OpenOnBoard);
export const awayNote = lazyPart(async () => (await import('../history/away/AwayNote.tsx')).AwayNote);
export const libraryPanel = lazyPart(async () => (await import('../library/LibraryPanel.tsx')).LibraryPanel);
export const minimap = lazyPart(async () => (await import('../minimap/Minimap.tsx')).Minimap);

export const comments = lazyPart(async () => (await import('../comments/CommentsPart.tsx')).CommentsPart);
export const peopleList = lazyPart(async () => (await import('../people/PeopleList.tsx')).PeopleList);
export const styleChoices = lazyPart(async () => (await import('../style/StyleChoices.tsx')).StyleChoices);

export const signInBar = lazyPart(async () => (await import('../signIn/SignInBar.tsx')).SignInBar);

/** While nobody waits for anything: what is opened often, so that it is there at once. */
export function preloadParts(): void {
  for (const part of [styleChoices, boardDialogs, contextMenu, palette, zoomMenu, peopleList, comments])
    part.preload();
}
