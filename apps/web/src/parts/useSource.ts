import { useSyncExternalStore } from 'react';
import type { Source } from '../connection/connectionView.ts';

/** The current value of a source; the component renders again when it is replaced. */
export function useSource<T>(source: Source<T>): T {
  const read = () => source.current;
  // It is as good where nothing is mounted, such as in tests of what a part consists of.
  return useSyncExternalStore(source.onChange, read, read);
}
