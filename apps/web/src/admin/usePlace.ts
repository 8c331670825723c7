import { isBoardId } from '@drawbridge/protocol';
import { useSyncExternalStore } from 'react';

export const PARTS = ['live', 'boards', 'audit'] as const;
export type Part = (typeof PARTS)[number];

/** Which part of the page is shown. It is in the address, so that Back works. */
export interface Place {
  readonly part: Part;
  /** Of the audit log: the only board that it is about; empty for all. */
  readonly board: string;
}

export function usePlace(): Place {
  return parsePlace(useSyncExternalStore(watch, () => location.hash));
}

/** Such as `#boards`, or `#audit/AbC123`. */
export function parsePlace(hash: string): Place {
  const [name, board] = hash.slice(1).split('/');
  const part = PARTS.find((known) => known === name) ?? 'live';
  return { part, board: part === 'audit' && isBoardId(board) ? board : '' };
}

export function placeHref({ part, board }: Place): string {
  return board === '' ? `#${part}` : `#${part}/${board}`;
}

function watch(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
