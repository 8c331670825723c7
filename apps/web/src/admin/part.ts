import type { AdminRequests } from './adminRequests.ts';
import type { AskedAction } from './askedAction.ts';

/** What every part of the page is given. */
export interface PartProps {
  readonly requests: AdminRequests;
  readonly onSignedOut: () => void;
  readonly onAct: (asked: AskedAction) => void;
  /** Grows when something was done here: what is shown is to be read anew. */
  readonly changes: number;
}
