import { Code, ConnectError } from '@connectrpc/connect';
import type { ErrorCode, Refusal } from '@drawbridge/protocol';
import type { Denial } from '../access/links.ts';

/** How far the log knows the client of an update that does not follow on: the sender cuts off what is known. */
export const CLOCK_HEADER = 'drawbridge-clock';

/** Those that are not here are faults of the server, or pass. */
const CODES: Readonly<Partial<Record<ErrorCode, Code>>> = {
  invalid: Code.InvalidArgument,
  too_large: Code.InvalidArgument,
  lease: Code.PermissionDenied,
  readonly: Code.PermissionDenied,
  resync: Code.Aborted,
  quota: Code.ResourceExhausted,
  rate: Code.ResourceExhausted,
};

/** Why the room did not take an update. */
export function failureOfRefusal({ error, message, clock }: Refusal): ConnectError {
  const headers = clock === undefined ? {} : { [CLOCK_HEADER]: String(clock) };
  return new ConnectError(message, CODES[error] ?? Code.Unavailable, headers);
}

/** Why somebody may not enter. */
export function failureOfDenial({ error, message }: Denial): ConnectError {
  return new ConnectError(message, error === 'deleted' ? Code.NotFound : Code.Unauthenticated);
}
