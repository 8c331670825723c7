import type { PresenceState } from '@drawbridge/board';

/** Another person on the same board. */
export interface Collaborator {
  readonly peerId: number;
  readonly name: string;
  /** #rrggbb; anything else is shown grey. */
  readonly color: string;
  readonly presence?: PresenceState | undefined;
}
