import { createContextKey } from '@connectrpc/connect';

/** What is known of who calls, from their request. */
export interface Caller {
  readonly address: string;
  /** No page of another site. */
  readonly isAllowed: boolean;
}

export const callerOf = createContextKey<Caller>(
  { address: '', isAllowed: false },
  { description: 'who calls' },
);
