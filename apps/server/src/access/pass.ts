import type { Role } from '@drawbridge/protocol';

/** What a session may do on its board, and for how long. */
export interface Pass {
  readonly role: Role;
  /** The link that it came by; absent for who came by the plain address. */
  readonly link?: string;
  /** Epoch ms. Who has brought no other token by then is sent away; infinite for who has none. */
  readonly endsMs: number;
  /** In how many ms to bring another token; absent for who has none. */
  readonly refreshMs?: number;
}
