import type { ErrorCode } from '@drawbridge/protocol';

/**
 * Where the provider stands. Each mode carries what only it knows.
 *
 *     connecting ──▶ joining ──▶ synced
 *         ▲             │          │
 *         │             ▼          ▼
 *         └──────── retrying / offline        stopped: for good, until the page is reloaded
 */
export type Status =
  /** The device says that it has no network. Retries go on quietly. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'connecting' }
  /** Connected; catching up with the log. */
  | { readonly kind: 'joining' }
  /** Equal to the room, apart from what the outbox still holds. */
  | { readonly kind: 'synced' }
  /** Waiting to try again at `retryAtMs` (clock time). */
  | { readonly kind: 'retrying'; readonly retryAtMs: number; readonly attempt: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason };

/** Why a provider gave up, in plain words. */
export interface StopReason {
  readonly code: ErrorCode | 'closed' | 'reset' | 'refused';
  readonly message: string;
}
