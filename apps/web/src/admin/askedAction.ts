import type { BoardAction } from './adminRequests.ts';

/** What somebody wants to be done. */
export interface AskedAction {
  readonly boardId: string;
  readonly action: BoardAction;
  /** Whom it is about, if it is about somebody. */
  readonly person?: string;
}
