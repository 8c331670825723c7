/** The headers by which a request shows a token, if there is one. */
export interface Bearer {
  readonly [name: string]: string;
}

export function bearerOf(token: string | undefined): Bearer {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}
