import { type ConnectionView, isSameButProgress, type Source } from './connectionView.ts';

/**
 * The same pictures, but not one for each step of a board on its way to the screen, nor for each change on its way to the
 * server that answers: what is around the canvas is not made anew then, while the page has better things to do. Who shows how
 * far it is, or whether all is saved, looks at the source.
 */
export function createSteadyView(source: Source<ConnectionView>): Source<ConnectionView> {
  let last = source.current;
  return {
    get current() {
      const next = source.current;
      if (!isAsGood(last, next)) last = next;
      return last;
    },
    onChange: source.onChange,
  };
}

function isAsGood(last: ConnectionView, next: ConnectionView): boolean {
  if (last.progress?.phase !== next.progress?.phase) return false;
  // Of changes that are soon there, it makes no difference how many they are.
  const isFlowing = next.status.kind === 'synced' && last.status.kind === 'synced';
  return isSameButProgress(isFlowing ? { ...last, unconfirmed: next.unconfirmed } : last, next);
}
