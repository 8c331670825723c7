import { useSyncExternalStore } from 'react';
import type { Source } from '../connection/connectionView.ts';

/** The current value of a source; the component renders again when it is replaced. */
export function useSource<T>(source: Source<T>): T {
  return useSyncExternalStore(source.onChange, () => source.current);
}
