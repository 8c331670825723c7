import type { ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { isClientGone } from './downloads.ts';
import { sendLater } from './sendText.ts';

/** Ends an answer that failed on its way, and logs that, unless the client only left. */
export function endFailed(
  response: ServerResponse,
  error: unknown,
  failure: {
    readonly log: Log;
    /** What was asked for. */
    readonly wanted: object;
    /** For the log. */
    readonly what: string;
    /** For the client, if it has heard nothing yet. */
    readonly message: string;
  },
): void {
  const { log, wanted, what, message } = failure;
  if (isClientGone(error)) return;
  log.error({ ...wanted, err: error }, what);
  // What ends in the middle must not look whole.
  if (response.headersSent) response.destroy();
  else sendLater(response, message);
}
