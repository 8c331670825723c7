import type { ErrorCode } from '@drawbridge/protocol';

/**
 * Where the provider stands. Each mode carries what only it knows.
 *
 *     connecting ──▶ joining ──▶ synced
 *         ▲             │          │
 *         │             ▼          ▼
 *         └──────── retrying / offline        stopped: for good; only another provider goes on
 */
export type Status =
  /** The device says that it has no network. Retries go on quietly. */
  | { readonly kind: 'offline' }
  /** `attempt` counts from 1 since the handshake last succeeded: from the second on, the server is known not to answer. */
  | { readonly kind: 'connecting'; readonly attempt: number }
  /** Connected; catching up with the log. */
  | { readonly kind: 'joining' }
  /** Equal to the room, apart from what the outbox still holds. */
  | { readonly kind: 'synced' }
  /** Waiting to try again at `retryAtMs` (clock time). */
  | { readonly kind: 'retrying'; readonly retryAtMs: number; readonly attempt: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason };

/** Why a provider gave up, in plain words. */
export interface StopReason {
  /**
   * `reset`: the board follows another log than the doc, such as a restored backup. `refused`: the server will not take a
   * change. `auth`: the board is not open to this client, or not any more. `removed`: its owner sent it away. `deleted`: its
   * owner deleted the board. After the first two the doc must not be merged with the board any more; a fresh doc can be.
   */
  readonly code: ErrorCode | 'closed' | 'reset' | 'refused' | 'removed';
  readonly message: string;
  /** The copy in this browser could not be put aside: another provider of this board must do without one. */
  readonly isCopyStuck?: boolean;
}

export const RESET: StopReason = {
  code: 'reset',
  message: 'This board was restored from an earlier copy.',
};

export const KICKED: StopReason = {
  code: 'refused',
  message: 'The server refused a change that would have damaged the board.',
};

export const REMOVED: StopReason = {
  code: 'removed',
  message: 'The owner of this board ended your visit.',
};
