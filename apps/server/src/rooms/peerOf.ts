import type { Peer, Profile } from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';

/** As what somebody is shown: by the name of their choice, unless it is known who they are. */
export function peerOf(
  peerId: number,
  { profile, pass: { user } }: { readonly profile: Profile; readonly pass: Pass },
): Peer {
  return user ? { ...profile, name: user.name, isSignedIn: true, peerId } : { ...profile, peerId };
}
