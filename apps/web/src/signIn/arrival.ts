import { type TabStorage, takeWay } from './wayBack.ts';

/** Stands before a token of the application in the fragment, beside a key or alone. */
const TOKEN_MARK = 't=';

export interface ArrivalDeps {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly storage: TabStorage | undefined;
}

/**
 * Reads the address that one comes to a board by, first of all: a token of the application is taken out of it, and the
 * fragment that one had before one went to sign in is put back. Answers the token.
 */
export function arrive({ location, history, storage }: ArrivalDeps): string | undefined {
  const parts = location.hash.slice(1).split('&');
  const token = parts.find((part) => part.startsWith(TOKEN_MARK))?.slice(TOKEN_MARK.length);
  const rest = parts.filter((part) => part !== '' && !part.startsWith(TOKEN_MARK)).join('&');
  const way = takeWay(storage);
  const lost = rest === '' && way?.path === location.pathname ? way.fragment : '';
  const fragment = rest === '' ? lost : `#${rest}`;
  if (fragment !== location.hash)
    history.replaceState(history.state, '', location.pathname + location.search + fragment);
  return token;
}
