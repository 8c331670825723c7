/** What Engine.IO answers (with status 400) to a request of a connection that this server never made. */
const UNKNOWN_SESSION = 1;

/**
 * Whether a connection failed because the server did not know it. After a restart that happens once; again and again, it
 * means that the requests of one connection reach different servers.
 *
 * @param error as Socket.IO hands it on: one of its own has the request along.
 */
export function isUnknownSession(error: unknown): boolean {
  const { context } = Object(error) as { readonly context?: unknown };
  const { responseText } = Object(context) as { readonly responseText?: unknown };
  if (typeof responseText !== 'string') return false;
  return codeOf(responseText) === UNKNOWN_SESSION;
}

/** The server's answer, unless somebody else's page stands in its place. */
function codeOf(text: string): unknown {
  try {
    return (Object(JSON.parse(text)) as { readonly code?: unknown }).code;
  } catch {
    return undefined;
  }
}
