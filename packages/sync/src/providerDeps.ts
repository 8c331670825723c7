import type { Lease, Profile } from '@drawbridge/protocol';
import type * as Y from 'yjs';
import type { Clock } from './clock.ts';
import type { BoardSocket } from './connection/boardSocket.ts';
import type { Network } from './connection/network.ts';
import type { AskCredentials } from './connection/permission.ts';
import type { Hydration } from './hydration/hydration.ts';
import type { FetchSnapshot } from './log/fetchSnapshot.ts';
import type { OfflineCopy } from './offline/offlineCopy.ts';

/** What a provider is made of. */
export interface ProviderDeps {
  readonly socket: BoardSocket;
  readonly boardId: string;
  /** An empty one: what a doc holds before it knows the board has no place in the board. */
  readonly doc: Y.Doc;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly network: Network;
  readonly fetchSnapshot: FetchSnapshot;
  /** What this browser keeps of the board. */
  readonly copy?: OfflineCopy | undefined;
  /** What opens the board where its address alone does not. */
  readonly credentials?: AskCredentials | undefined;
  /** Leases of earlier visits, asked for at each join: what was written under them is still one's own. */
  readonly formerLeases?: () => readonly Lease[];
  /** Where `copy` asks for the whole doc, it must be this one that it asks. */
  readonly hydration?: Hydration;
}
