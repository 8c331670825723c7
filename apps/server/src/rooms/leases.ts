import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { CLAIM_END, type Lease } from '@drawbridge/protocol';

/** Where the clientIDs that Yjs can carry end. */
const CLIENT_END = 2 ** 32;

/** 128 bits are more than anybody can guess. */
const TOKEN_BYTES = 16;

/**
 * Gives clientIDs away and recognises those that it gave. Nothing is kept: the token of a lease is a signature (HMAC with
 * SHA-256, its first 16 bytes as base64url) over the board and the clientID.
 */
export interface Leases {
  /** A clientID drawn by chance, in [`CLAIM_END`, 2^32), that is not `taken`. */
  issue(boardId: string, taken?: (clientId: number) => boolean): Lease;
  /** A lease of this very clientID: to grant a claim. */
  sign(boardId: string, clientId: number): Lease;
  isValid(boardId: string, lease: Lease): boolean;
}

/** `draw` answers a whole number in [min, max). */
export function createLeases(secret: Uint8Array, draw: Draw = randomInt): Leases {
  const tokenOf = (boardId: string, clientId: number): Buffer =>
    createHmac('sha256', secret).update(`${clientId}:${boardId}`).digest().subarray(0, TOKEN_BYTES);

  const sign = (boardId: string, clientId: number): Lease => ({
    clientId,
    token: tokenOf(boardId, clientId).toString('base64url'),
  });

  return {
    sign,
    issue(boardId, taken = () => false) {
      let clientId = draw(CLAIM_END, CLIENT_END);
      while (taken(clientId)) clientId = draw(CLAIM_END, CLIENT_END);
      return sign(boardId, clientId);
    },
    isValid(boardId, { clientId, token }) {
      const given = Buffer.from(token, 'base64url');
      return given.length === TOKEN_BYTES && timingSafeEqual(given, tokenOf(boardId, clientId));
    },
  };
}

type Draw = (min: number, max: number) => number;
