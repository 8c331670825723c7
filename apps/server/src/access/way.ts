import type { Role } from '@drawbridge/protocol';
import type { ApiToken } from './apiTokens.ts';

/** Somebody who has signed in, as whoever signs people in here names them. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** How somebody comes to a board. */
export interface Way {
  /** Their link; absent for who comes by the plain address. */
  readonly link?: string;
  /** Absent for guests. */
  readonly user?: User;
  /** When they signed in (epoch ms); absent for guests. */
  readonly sinceMs?: number;
  /** What the application that the board belongs to lets them do on it, whatever its owner decides. */
  readonly grant?: Role;
  /** Present for a program that brought a token of the board. */
  readonly apiToken?: ApiToken;
  /** Present for who brought the key of the operator. */
  readonly isOperator?: true;
}

type Loose = { readonly [K in keyof Pick<Way, 'link' | 'user' | 'sinceMs' | 'grant'>]: Way[K] | undefined };

/** The way alone, of whatever is known of somebody. */
export function wayOf({ link, user, sinceMs, grant }: Loose): Way {
  return {
    ...(link !== undefined && { link }),
    ...(user && { user }),
    ...(user && sinceMs !== undefined && { sinceMs }),
    ...(grant && { grant }),
  };
}
