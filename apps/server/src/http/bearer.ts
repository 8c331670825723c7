import type { IncomingMessage } from 'node:http';

/** Holds the token of a page for its images, which threads and canvases fetch that know of no tokens. */
const COOKIE = 'drawbridge_token';

const TOKEN = '[\\w.-]+';
const inHeader = new RegExp(`^Bearer (${TOKEN})$`);
const inCookie = new RegExp(`(?:^|; )${COOKIE}=(${TOKEN})(?:;|$)`);

/** The token that a request brings. In its headers only: an address ends up in logs. */
export function bearerOf({ headers }: IncomingMessage): string | undefined {
  return inHeader.exec(headers.authorization ?? '')?.[1];
}

/** The token that a browser brings along by itself. It opens the files of its board for reading, and nothing else. */
export function cookieTokenOf({ headers }: IncomingMessage): string | undefined {
  return inCookie.exec(headers.cookie ?? '')?.[1];
}

/** Out of reach of scripts and of other sites. */
export function tokenCookie(
  { headers }: IncomingMessage,
  { boardId, token, lifeMs }: { readonly boardId: string; readonly token: string; readonly lifeMs: number },
): string {
  const isSecure = headers.origin?.startsWith('https:') === true;
  const parts = [
    `${COOKIE}=${token}`,
    `Path=/api/boards/${boardId}/files/`,
    `Max-Age=${Math.ceil(lifeMs / 1_000)}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ];
  return parts.join('; ');
}
