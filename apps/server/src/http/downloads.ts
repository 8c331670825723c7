import type { IncomingMessage } from 'node:http';

/** Whether the client has what is called `name` already, and only asks whether it is still the same. */
export function isKnownToClient({ headers }: IncomingMessage, name: string): boolean {
  const tags = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags?.includes(`"${name}"`) ?? false;
}

/** Whether a transfer failed only because nobody was there any more. */
export function isClientGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET';
}
