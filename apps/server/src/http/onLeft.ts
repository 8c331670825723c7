import type { ServerResponse } from 'node:http';

/**
 * Calls `left` when nobody waits for an answer any more: at once when that is so already, as the event that tells of it comes
 * only once, and whoever asks first and listens then may have missed it. Answers what forgets it.
 */
export function onLeft(response: ServerResponse, left: () => void): () => void {
  if (response.closed || response.destroyed) left();
  else response.once('close', left);
  return () => void response.off('close', left);
}
