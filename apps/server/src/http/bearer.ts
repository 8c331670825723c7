import type { IncomingMessage } from 'node:http';
import { formatCookie, readCookie } from './cookies.ts';

/** Holds the token of a page for its images, which threads and canvases fetch that know of no tokens. */
const COOKIE = 'drawbridge_token';

const inHeader = /^Bearer ([\w.-]+)$/;

/** The token that a request brings. In its headers only: an address ends up in logs. */
export function bearerOf({ headers }: IncomingMessage): string | undefined {
  return inHeader.exec(headers.authorization ?? '')?.[1];
}

/** The token that a browser brings along by itself. It opens the files of its board for reading, and nothing else. */
export function cookieTokenOf(request: IncomingMessage): string | undefined {
  return readCookie(request, COOKIE);
}

interface TokenCookie {
  readonly basePath: string;
  readonly boardId: string;
  readonly token: string;
  readonly lifeMs: number;
  readonly isSecure: boolean;
}

/** Out of reach of scripts and of other sites. */
export function tokenCookie({ basePath, boardId, token, lifeMs, isSecure }: TokenCookie): string {
  return formatCookie(COOKIE, token, {
    path: `${basePath}/api/boards/${boardId}/files/`,
    lifeMs,
    sameSite: 'Strict',
    isSecure,
  });
}
