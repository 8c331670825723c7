import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

const KEY = 'drawbridge:recent-commands';
/** As many as are to be seen without scrolling. */
const MAX_RECENT = 8;
const SEPARATOR = '\n';

/** The ids of what was chosen in the palette, the last first. */
export function readRecent(storage: TextStorage | undefined): readonly string[] {
  return readStored(storage, KEY)?.split(SEPARATOR).slice(0, MAX_RECENT) ?? [];
}

export function rememberRecent(storage: TextStorage | undefined, id: string): void {
  const others = readRecent(storage).filter((other) => other !== id);
  writeStored(storage, KEY, [id, ...others].slice(0, MAX_RECENT).join(SEPARATOR));
}
