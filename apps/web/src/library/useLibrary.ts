import type { Panels } from '../board/usePanels.ts';
import type { Session } from '../session.ts';

interface LibraryUse {
  readonly session: Pick<Session, 'editor' | 'library'>;
  readonly panels: Pick<Panels, 'showLibrary'>;
  readonly onDone: (words: string) => void;
  readonly onProblem: (words: string) => void;
}

/** What the board's chrome does with the library; the rest is loaded when somebody wants it. */
export function useLibrary({ session: { editor, library }, panels, onDone, onProblem }: LibraryUse) {
  const add = async (): Promise<void> => {
    const [{ addSelection }, { addedToLibrary, isAllAdded }] = await Promise.all([
      import('./addSelection.ts'),
      import('./words.ts'),
    ]);
    const added = addSelection(editor, library);
    panels.showLibrary(true);
    (isAllAdded(added) ? onDone : onProblem)(addedToLibrary(added));
  };
  return { addSelection: () => void add() };
}
