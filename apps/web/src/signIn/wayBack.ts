import type { TextStorage } from '../storedValue.ts';

/**
 * Where one was before one went to sign in, with the fragment: it may hold a key, and so it stays in this browser, in the
 * storage of the tab. A tab that was opened beside it begins with a copy.
 */
export interface WayBack {
  readonly path: string;
  /** With its `#`; empty when there was none. */
  readonly fragment: string;
  /** Signing in happens in another tab than the one that waits for it. */
  readonly isAside: boolean;
}

export interface TabStorage extends TextStorage {
  removeItem(key: string): void;
}

const PLACE = 'drawbridge:way-back';

/** The storage of the tab; merely touching it throws where the browser keeps nothing. */
export function tabStorage(): TabStorage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

export function rememberWay(storage: TabStorage | undefined, way: WayBack): void {
  try {
    storage?.setItem(PLACE, JSON.stringify(way));
  } catch {
    // Full or forbidden: one comes back without the fragment.
  }
}

/** The way back, which is forgotten with that. */
export function takeWay(storage: TabStorage | undefined): WayBack | undefined {
  try {
    const value: unknown = JSON.parse(storage?.getItem(PLACE) ?? 'null');
    storage?.removeItem(PLACE);
    return isWayBack(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A path of this server, and nothing else, whoever wrote it there. */
function isWayBack(value: unknown): value is WayBack {
  if (typeof value !== 'object' || value === null) return false;
  const { path, fragment, isAside } = value as Partial<Record<keyof WayBack, unknown>>;
  const isPath = typeof path === 'string' && /^\/(?![/\\])/.test(path);
  return isPath && typeof fragment === 'string' && /^(#|$)/.test(fragment) && typeof isAside === 'boolean';
}
