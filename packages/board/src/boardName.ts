import type * as Y from 'yjs';
import { createListeners } from './listeners.ts';

/** The root type that holds what is true of the board as a whole: Y.Map<field, plain value>. */
export const BOARD_KEY = 'board';
const NAME_KEY = 'name';

/** LIMIT of a board's name, in UTF-16 units: a line of a window's title. Servers refuse more than twice as much. */
export const MAX_BOARD_NAME_LENGTH = 100;

/**
 * What people call the board, the same for everybody. It is no part of undo: who takes back a stroke does not mean
 * what the board is called.
 */
export interface BoardName {
  /** Empty as long as nobody named the board. */
  readonly current: string;
  set(name: string): void;
  /** Somebody renamed it, here or elsewhere. */
  onChange(listener: () => void): () => void;
  /** Stops following the doc, which lives on. */
  destroy(): void;
}

export function createBoardName(doc: Y.Doc): BoardName {
  const map = doc.getMap(BOARD_KEY);
  const changes = createListeners<[]>();
  const read = (): string => parseBoardName(map.get(NAME_KEY));
  let current = read();

  const follow = (): void => {
    const name = read();
    if (name === current) return;
    current = name;
    changes.notify();
  };
  map.observe(follow);

  return {
    get current() {
      return current;
    },
    set(typed) {
      const name = parseBoardName(typed);
      if (name !== current) map.set(NAME_KEY, name);
    },
    onChange: changes.add,
    destroy() {
      map.unobserve(follow);
      changes.clear();
    },
  };
}

/** A name as it is kept: one line, without blanks around it, and not too long. Whatever is no text is no name. */
export function parseBoardName(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value.replace(/\s+/gu, ' ').trim();
  // Half of a pair at its end is no character.
  return line
    .slice(0, MAX_BOARD_NAME_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()
    .trim();
}
