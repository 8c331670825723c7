import type { IncomingMessage, ServerResponse } from 'node:http';

/** Of what its name stands for once and for all. Only the browser of who may see it keeps it. */
export const KEPT_FOR_GOOD = 'private, max-age=31536000, immutable';

/** A client that takes nothing for so long is gone. */
const STALL_MS = 60_000;

export function giveUpOnStall(response: ServerResponse, stallMs = STALL_MS): void {
  response.setTimeout(stallMs, () => response.destroy());
}

/** Whether the client has what is called `name` already, and only asks whether it is still the same. */
export function isKnownToClient({ headers }: IncomingMessage, name: string): boolean {
  const tags = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags?.includes(`"${name}"`) ?? false;
}

/** What streams say of a client that left: on the way, before the first byte, or by resetting the connection. */
const LEFT: ReadonlySet<unknown> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_UNABLE_TO_PIPE',
  'ECONNRESET',
]);

/** Whether a transfer failed only because nobody was there any more. */
export function isClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LEFT.has(error.code);
}

/** Whether `Accept-Encoding` names gzip, or everything, and not with the weight 0. */
export function acceptsGzip({ headers }: IncomingMessage): boolean {
  const weights = new Map(
    String(headers['accept-encoding'] ?? '')
      .toLowerCase()
      .split(',')
      .map((item) => {
        const [coding = '', ...parameters] = item.split(';').map((text) => text.trim());
        const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
        return [coding, Number(weight ?? 1)];
      }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
