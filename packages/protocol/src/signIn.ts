import * as v from 'valibot';
import { parserOf } from './parserOf.ts';

/**
 * Who somebody is, beside what a link lets them do. A server may know people by a token of the application that a board
 * belongs to, by what a proxy says of them, or by an OpenID provider. What it knows it keeps in a cookie that no script can
 * read, and writes into the tokens of boards.
 *
 *   GET    /api/sign-in            how one signs in here, and who one is
 *   POST   /api/sign-in  {token}   mode `token`: a token of the application for the cookie
 *   DELETE /api/sign-in            forgets who one is
 *   GET    /sign-in/start          mode `oidc`: leads to the provider,
 *   GET    /sign-in/callback       and back from there,
 *   GET    /sign-in/done           to the page that goes on where one was; its fragment says why not, if not
 */
export const SIGN_IN_API = '/api/sign-in';
export const SIGN_IN_START = '/sign-in/start';
export const SIGN_IN_CALLBACK = '/sign-in/callback';
export const SIGN_IN_DONE = '/sign-in/done';

export const SIGN_IN_MODES = ['none', 'token', 'proxy', 'oidc'] as const;
export type SignInMode = (typeof SIGN_IN_MODES)[number];

/** Stands in the address where one signs in for the address to come back to, which has no key in it. */
export const RETURN_MARK = '{to}';

/** Applications put more into theirs than we do into ours. */
export const MAX_SIGN_IN_TOKEN_LENGTH = 8 * 1024 - 64;

/** Why one came back without being signed in. */
export const SIGN_IN_FAILURES = ['refused', 'expired', 'unavailable', 'failed'] as const;
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number];

const state = v.object({
  mode: v.picklist(SIGN_IN_MODES),
  /** Whether one may enter boards without signing in at all. */
  guests: v.boolean(),
  /** Where one signs in; absent where only the application knows. */
  address: v.exactOptional(v.string()),
  user: v.exactOptional(v.object({ name: v.string() })),
});

export type SignInState = Readonly<v.InferOutput<typeof state>>;

/** What a server answers; `undefined` where it does not parse. */
export const parseSignInState: (value: unknown) => SignInState | undefined = parserOf(state);

export const parseSignInRequest: (value: unknown) => { readonly token: string } | undefined = parserOf(
  v.strictObject({ token: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SIGN_IN_TOKEN_LENGTH)) }),
);
