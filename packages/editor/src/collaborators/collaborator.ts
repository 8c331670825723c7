import type { PresenceState } from '@drawbridge/board';

/** Another person on the same board. */
export interface Collaborator {
  readonly peerId: number;
  readonly name: string;
  /** #rrggbb; anything else is shown grey. */
  readonly color: string;
  /** Whoever signs people in here says that this is they. */
  readonly isSignedIn?: true | undefined;
  readonly presence?: PresenceState | undefined;
}
