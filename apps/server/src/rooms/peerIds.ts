import { randomInt } from 'node:crypto';
import type { Peer } from '@drawbridge/protocol';

/** Three bytes of a presence frame: two people who come to two nodes in the same moment share one once in 2 million times. */
const PEER_ID_END = 2 ** 21;

/** Gives ids to those who come: counted where there is one node, drawn where others give some too. */
export function createPeerIds({
  isAlone,
  peers,
}: {
  readonly isAlone: boolean;
  readonly peers: () => readonly Peer[];
}): () => number {
  let last = 0;
  if (isAlone) {
    return () => {
      last += 1;
      return last;
    };
  }
  return () => {
    const taken = new Set(peers().map(({ peerId }) => peerId));
    let drawn = randomInt(1, PEER_ID_END);
    while (taken.has(drawn)) drawn = randomInt(1, PEER_ID_END);
    return drawn;
  };
}
