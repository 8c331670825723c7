/** Whom one ends up with by following somebody who follows somebody. */
export type FollowChain =
  | { readonly kind: 'leader'; readonly peerId: number }
  /** It leads back to oneself: these all follow each other in a circle. */
  | { readonly kind: 'circle'; readonly peerIds: readonly number[] };

/**
 * The end of the chain that begins with `peerId`. A circle among others has no end: then it is `peerId`, and the others
 * find out of it.
 */
export function followChain(
  peerId: number,
  followedBy: (peerId: number) => number | undefined,
  self: number | undefined,
): FollowChain {
  const chain = new Set([peerId]);
  let at = peerId;
  for (let next = followedBy(at); next !== undefined; next = followedBy(at)) {
    if (next === self) return { kind: 'circle', peerIds: [...chain, next] };
    if (chain.has(next)) return { kind: 'leader', peerId };
    chain.add(next);
    at = next;
  }
  return { kind: 'leader', peerId: at };
}

/** Of several who began to follow each other at the same time, one stops; all of them know who. */
export function givesWay(self: number, peerIds: readonly number[]): boolean {
  return self === Math.max(...peerIds);
}
