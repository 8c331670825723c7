import type { Box, Shape, ShapeId, Store, StoreChange } from '@drawbridge/board';
import type { Clock } from './clock.ts';
import { inReadingOrder } from './readingOrder.ts';

/** Shapes looked at before others get a turn: about a millisecond. */
const SHAPES_PER_SLICE = 5000;
/** How often what is found is told anew while it changes. */
const TELL_INTERVAL_MS = 250;

interface TextSearchDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly boundsOf: (shape: Shape) => Box;
}

/**
 * Finds the shapes whose text holds `query`, case and accents aside, and goes on to follow the board until it is
 * stopped. Tells the ids in reading order, first when all shapes have been looked at. Returns the stop.
 */
export function searchText(
  { store, clock, boundsOf }: TextSearchDeps,
  query: string,
  onFound: (ids: readonly ShapeId[]) => void,
): () => void {
  const wanted = fold(query);
  const found = new Map<ShapeId, Shape>();
  const rest = store.all()[Symbol.iterator]();
  const unsubscribe = store.onChange(follow);
  let cancelTimer: (() => void) | undefined;
  let isDone = false;

  function look(shape: Shape | undefined, id: ShapeId): boolean {
    const was = found.get(id);
    const isHit = shape !== undefined && wanted !== '' && fold(textOf(shape)).includes(wanted);
    if (isHit) found.set(id, shape);
    else found.delete(id);
    return isHit || was !== undefined;
  }

  function lookAtSome(): void {
    cancelTimer = undefined;
    for (let left = SHAPES_PER_SLICE; left > 0; left--) {
      const { done, value } = rest.next();
      if (done) {
        isDone = true;
        tell();
        return;
      }
      look(value, value.id);
    }
    cancelTimer = clock.setTimer(lookAtSome, 0);
  }

  function tell(): void {
    cancelTimer = undefined;
    onFound(inReadingOrder(found.values(), boundsOf));
  }

  function follow({ added, updated, removed }: StoreChange): void {
    let isOther = false;
    for (const ids of [added, updated, removed]) {
      for (const id of ids) isOther = look(store.get(id), id) || isOther;
    }
    if (isOther && isDone) cancelTimer ??= clock.setTimer(tell, TELL_INTERVAL_MS);
  }

  cancelTimer = clock.setTimer(lookAtSome, 0);
  return () => {
    cancelTimer?.();
    unsubscribe();
  };
}

/** What a shape says; nothing for those that have no text. */
export function textOf(shape: Shape): string {
  return 'text' in shape ? shape.text : '';
}

/** Letters without what people leave out when they look for them. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
