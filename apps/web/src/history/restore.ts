import { restoreBoard } from '@drawbridge/board';
import type { Session } from '../session.ts';
import type { Preview } from './usePreview.ts';

/** Makes the board what it was in a version, as one step of undo. Answers what there is to say about it. */
export function restore(session: Session, { past, seen }: Extract<Preview, { kind: 'shown' }>): string {
  const restored = session.change((to) => restoreBoard(past.doc, seen, to));
  return restored.length === 0
    ? 'The board is as it was in this version.'
    : 'Version restored. Undo takes it back.';
}
