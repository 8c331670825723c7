import { createListeners } from '@drawbridge/board';
import type { ToolContext } from '../tools/toolContext.ts';
import { readNumbers, type SelectionNumbers } from './readNumbers.ts';
import { type NumberName, writeNumber } from './writeNumber.ts';

/** The selection in numbers, for a panel that shows and changes them. */
export interface Numbers {
  /** The same object until one of them changes; `undefined` when nothing is selected. */
  readonly current: SelectionNumbers | undefined;
  /** At most once a frame. */
  onChange(listener: () => void): () => void;
  /** Ends a gesture in progress. */
  set(name: NumberName, value: number): void;
}

/** Numbers and those who watch them. */
export interface NumbersState extends Numbers {
  /** To be called at the end of every frame. Costs nothing while nobody watches. */
  publish(): void;
  destroy(): void;
}

export function createNumbers(deps: {
  readonly context: Pick<
    ToolContext,
    'store' | 'scene' | 'selection' | 'selectionBounds' | 'steps' | 'preview'
  >;
  readonly interrupt: () => void;
  readonly isReadOnly: () => boolean;
}): NumbersState {
  const { context, interrupt, isReadOnly } = deps;
  const listeners = createListeners<[]>();
  let watchers = 0;
  let current: SelectionNumbers | undefined;

  function refresh(): boolean {
    const next = readNumbers(context);
    if (isSame(current, next)) return false;
    current = next;
    return true;
  }

  return {
    get current() {
      refresh();
      return current;
    },
    onChange(listener) {
      const unsubscribe = listeners.add(listener);
      let isWatching = true;
      watchers++;
      return () => {
        if (isWatching) watchers--;
        isWatching = false;
        unsubscribe();
      };
    },
    set(name, value) {
      if (isReadOnly()) return;
      interrupt();
      writeNumber(context, name, value);
    },
    publish() {
      if (watchers > 0 && refresh()) listeners.notify();
    },
    destroy: listeners.clear,
  };
}

function isSame(a: SelectionNumbers | undefined, b: SelectionNumbers | undefined): boolean {
  if (!a || !b) return a === b;
  // Records of one type have the same keys.
  return (Object.keys(a) as (keyof SelectionNumbers)[]).every((key) => a[key] === b[key]);
}
