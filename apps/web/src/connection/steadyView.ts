import { type ConnectionView, isSameButProgress, type Source } from './connectionView.ts';

/**
 * The same pictures, but not one for each step of a board on its way to the screen: what is around the canvas is not made
 * anew then, while the page has better things to do. Who shows how far it is looks at the source.
 */
export function createSteadyView(source: Source<ConnectionView>): Source<ConnectionView> {
  let last = source.current;
  return {
    get current() {
      const next = source.current;
      if (last.progress?.phase !== next.progress?.phase || !isSameButProgress(last, next)) last = next;
      return last;
    },
    onChange: source.onChange,
  };
}
