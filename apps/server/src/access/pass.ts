import type { Role } from '@drawbridge/protocol';
import type { Way } from './way.ts';

/** What a session may do on its board, and for how long. */
export interface Pass extends Way {
  readonly role: Role;
  /** Epoch ms. Who has brought no other token by then is sent away; infinite for who has none. */
  readonly endsMs: number;
  /** In how many ms to bring another token; absent for who has none. */
  readonly refreshMs?: number;
}
